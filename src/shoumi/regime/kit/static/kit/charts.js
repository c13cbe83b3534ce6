// Draws the charts of kit.charts. The figures come in an attribute; colours come from the style sheet, for both themes.
"use strict";

(() => {
  const drawn = new Map();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function axes(drawing) {
    const line = { lineStyle: { color: colour("--kit-line") } };
    const words = { color: colour("--kit-muted") };
    const categories = { type: "category", data: drawing.categories, axisLine: line, axisTick: { show: false }, axisLabel: words };
    const values = { type: "value", minInterval: 1, splitLine: line, axisLabel: words };
    const lying = drawing.shape === "rows";
    return {
      grid: { left: 8, right: 12, top: drawing.series.length > 1 ? 36 : 12, bottom: 4, containLabel: true },
      xAxis: lying ? values : categories,
      yAxis: lying ? { ...categories, inverse: true } : values,
    };
  }

  function series(drawing) {
    if (drawing.shape === "ring") {
      const [only] = drawing.series;
      const data = drawing.categories.map((name, place) => {
        const tone = drawing.tones[place];
        return { name, value: only.values[place], itemStyle: tone ? { color: colour(`--tone-${tone}`) } : undefined };
      });
      return [{ type: "pie", radius: ["48%", "74%"], center: ["50%", "56%"], data, label: { show: false } }];
    }
    return drawing.series.map((one) => ({
      name: one.name,
      data: one.values,
      type: drawing.shape === "line" ? "line" : "bar",
      stack: drawing.shape === "stacked" ? "all" : undefined,
      barMaxWidth: 28,
      connectNulls: true, // a week without a decision is no week of no waiting
      symbolSize: 6,
      itemStyle: { color: colour(`--tone-${one.tone}`) },
    }));
  }

  function options(drawing) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    return {
      animation: !still,
      aria: { enabled: false }, // the element is labelled, and its figures stand in the table under it
      color: ["blue", "teal", "amber", "purple", "green", "orange", "red", "grey"].map((tone) => colour(`--tone-${tone}`)),
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      legend: { type: "scroll", show: drawing.series.length > 1 || drawing.shape === "ring", top: 0, textStyle: { color: colour("--kit-text") } },
      // Rich text is drawn on the canvas; a tooltip of HTML would need inline styles, which the page does not admit.
      tooltip: { trigger: drawing.shape === "ring" ? "item" : "axis", renderMode: "richText" },
      ...(drawing.shape === "ring" ? {} : axes(drawing)),
      series: series(drawing),
    };
  }

  function draw(root) {
    for (const element of root.querySelectorAll("[data-chart]")) {
      if (drawn.has(element)) continue;
      const chart = echarts.init(element);
      chart.setOption(options(JSON.parse(element.dataset.chart)));
      drawn.set(element, chart);
      new ResizeObserver(() => chart.resize()).observe(element);
    }
  }

  document.addEventListener("DOMContentLoaded", () => draw(document));
  document.addEventListener("htmx:afterSettle", (event) => draw(event.target));
})();
