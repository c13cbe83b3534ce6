"""Source code in several languages, as products have it: short whole files with something in them worth keeping."""

# ruff: noqa: E501, PLR0917 - tables of texts: one line is one document or one sentence of it

from shoumi.surfaces.sample.papers.paper import Code, Paper


def _source(
    title: str,
    name: str,
    level: str,
    text: str,
    readers: tuple[str, ...] = ("unit:platform",),
    kind: str = "source-code",
) -> Paper:
    by = "gu.mingzhe" if "unit:algorithms" in readers or "position:researcher" in readers else "chen.lixing"
    return Paper(
        title=title,
        name=name,
        kind=kind,
        level=level,
        by=by,
        readers=readers,
        purpose="开发与代码评审",
        blocks=(Code(text),),
    )


_CORE = ("position:architect",)
_RESEARCH = ("position:researcher", "position:architect")

PAPERS: tuple[Paper, ...] = (
    _source(
        "归并邻域搜索：求解器内核",
        "merge_search.py",
        "core",
        '''"""Merge-neighbourhood search: solve the coarse problem first, then unfold."""

import math


def neighbourhood_size(orders: int) -> int:
    """Grow slowly with the problem, so that large instances stay affordable."""
    return 8 + 2 * int(math.log2(max(2, orders)))


def temperature(start: float, step: int) -> float:
    """Annealing schedule found by the 2025 sweep; do not change without the benchmark."""
    return start * 0.97**step


def keep(candidates: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Keep the best five per cent of a level."""
    return sorted(candidates)[: max(1, len(candidates) // 20)]
''',
        _RESEARCH,
    ),
    _source(
        "负载预测：特征生成",
        "features.py",
        "core",
        '''"""Features of the load model: seasonal, calendar, tenant."""

import numpy as np

ORDERS = 6


def seasonal(hours: np.ndarray) -> np.ndarray:
    """Fourier terms of the day and of the week."""
    day = [f(2 * np.pi * k * hours / 24) for k in range(1, ORDERS + 1) for f in (np.sin, np.cos)]
    week = [f(2 * np.pi * k * hours / 168) for k in range(1, ORDERS + 1) for f in (np.sin, np.cos)]
    return np.stack(day + week, axis=1)
''',
        _RESEARCH,
    ),
    _source(
        "玉衡许可证校验模块",
        "license_check.go",
        "core",
        """package license

import (
	"crypto/ed25519"
	"errors"
)

var ErrForeign = errors.New("license belongs to another machine")

// Check verifies the signature first and the machine afterwards, so that a forged
// license learns nothing about the fingerprint.
func Check(key ed25519.PublicKey, body, signature []byte, fingerprint string) error {
	if !ed25519.Verify(key, body, signature) {
		return errors.New("license is not signed by us")
	}
	if parse(body).Fingerprint != fingerprint {
		return ErrForeign
	}
	return nil
}
""",
        _CORE,
    ),
    _source(
        "天枢查询优化器：连接重排",
        "JoinReorder.java",
        "core",
        """package com.xinghe.tianshu.optimizer;

import java.util.Comparator;
import java.util.List;

/** Orders joins by estimated output, smallest first, with statistics no older than an hour. */
final class JoinReorder {
    List<Relation> order(List<Relation> relations, Statistics statistics) {
        return relations.stream()
                .sorted(Comparator.comparingDouble(r -> statistics.rows(r) * statistics.selectivity(r)))
                .toList();
    }
}
""",
        _CORE,
    ),
    _source(
        "天枢存储引擎：预写日志",
        "wal.cpp",
        "ordinary",
        """#include "wal.h"

namespace tianshu {

// A record is length, checksum, body; a torn tail is cut off when the log is opened.
Status Wal::Append(std::string_view body) {
  Header header{static_cast<uint32_t>(body.size()), Crc32c(body)};
  RETURN_IF_ERROR(file_->Write(&header, sizeof(header)));
  RETURN_IF_ERROR(file_->Write(body.data(), body.size()));
  return sync_ == Sync::kAlways ? file_->Sync() : Status::Ok();
}

}  // namespace tianshu
""",
    ),
    _source(
        "开阳签署页面组件",
        "SignPanel.tsx",
        "ordinary",
        """import { useState } from "react";

export function SignPanel({ contract, onSign }: { contract: Contract; onSign: (pin: string) => Promise<void> }) {
  const [pin, setPin] = useState("");
  const [busy, setBusy] = useState(false);
  return (
    <form onSubmit={async (event) => { event.preventDefault(); setBusy(true); await onSign(pin); setBusy(false); }}>
      <h2>{contract.title}</h2>
      <input type="password" value={pin} onChange={(event) => setPin(event.target.value)} />
      <button disabled={busy || pin.length < 6}>签署</button>
    </form>
  );
}
""",
    ),
    _source(
        "摇光指标编码器",
        "codec.rs",
        "ordinary",
        """//! Delta and variable-length coding of metrics.

pub fn encode(values: &[i64], out: &mut Vec<u8>) {
    let mut last = 0i64;
    for &value in values {
        let delta = value.wrapping_sub(last);
        let mut zigzag = ((delta << 1) ^ (delta >> 63)) as u64;
        while zigzag >= 0x80 {
            out.push((zigzag as u8) | 0x80);
            zigzag >>= 7;
        }
        out.push(zigzag as u8);
        last = value;
    }
}
""",
    ),
    _source(
        "数据库结构：开阳证据链",
        "evidence_schema.sql",
        "ordinary",
        """-- 证据链：事件只追加，摘要按小时生成
CREATE TABLE evidence_event (
    id          BIGSERIAL PRIMARY KEY,
    contract_id UUID        NOT NULL,
    happened_at TIMESTAMPTZ NOT NULL,
    kind        TEXT        NOT NULL,
    digest      BYTEA       NOT NULL CHECK (octet_length(digest) = 32)
);
CREATE INDEX evidence_event_contract ON evidence_event (contract_id, id);
""",
    ),
    _source(
        "发布流水线脚本",
        "release.sh",
        "ordinary",
        """#!/bin/sh
# 发布前必须在签名机上运行，制品库只接受带签名的包
set -eu
version="$1"
make clean package VERSION="$version"
sha256sum "dist/tianshu-$version.tar.gz" > "dist/tianshu-$version.sha256"
minisign -Sm "dist/tianshu-$version.tar.gz"
""",
    ),
    _source(
        "玉衡执行器部署模板",
        "executor.yaml",
        "internal",
        """apiVersion: apps/v1
kind: Deployment
metadata:
  name: yuheng-executor
spec:
  replicas: 6
  template:
    spec:
      containers:
        - name: executor
          image: registry.xinghe.example/yuheng/executor:4.2
          resources:
            limits: {cpu: "2", memory: 4Gi}
""",
    ),
    _source(
        "告警聚类打分函数",
        "score.py",
        "core",
        '''"""Scores how likely two alerts have one cause."""


def score(distance: int, seconds: float, weight: float) -> float:
    """Closer in the topology and in time is likelier; weight is learnt from feedback."""
    return weight / (1 + distance) * 2 ** (-seconds / 90)
''',
        _RESEARCH,
    ),
    _source(
        "Retry policy of the agent",
        "retry.go",
        "internal",
        """package agent

import "time"

// Next doubles the pause up to five minutes; the first try is at once.
func Next(tries int) time.Duration {
	if tries == 0 {
		return 0
	}
	pause := time.Second << min(tries-1, 9)
	return min(pause, 5*time.Minute)
}
""",
    ),
    _source(
        "Tenant quota guard",
        "QuotaGuard.kt",
        "internal",
        """package com.xinghe.tianshu.quota

/** Lets a tenant borrow unused quota of the last minute, never that of others. */
class QuotaGuard(private val limit: Long) {
    private var used = 0L
    fun admit(cost: Long): Boolean {
        if (used + cost > limit) return false
        used += cost
        return true
    }
}
""",
    ),
    _source(
        "脱敏规则编译器",
        "mask_compiler.py",
        "ordinary",
        '''"""Compiles masking rules to expressions that run inside the query."""

RULES = {"phone": "left(x, 3) || '****' || right(x, 4)", "name": "left(x, 1) || '**'", "card": "'****' || right(x, 4)"}


def compile_rule(column: str, rule: str) -> str:
    """Return the expression that shows ``column`` under ``rule``."""
    return RULES[rule].replace("x", column)
''',
    ),
    _source(
        "天枢 4.8 未发布安装包清单",
        "tianshu-4.8-manifest.txt",
        "ordinary",
        "tianshu-4.8.0-rc3\n  bin/tianshu-server    41,288,704\n  bin/tianshu-cli        9,412,608\n  lib/libquery.so        6,201,344\n  LICENSE.lic                  812\n未发布，不得提供给试用客户。\n",
        kind="object-code",
    ),
)
