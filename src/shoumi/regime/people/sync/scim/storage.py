"""The storage behind the SCIM service: reads through queries, writes through actions."""

from typing import Any
from uuid import UUID

from scim2_models import (
    Group,
    Meta,
    NotFoundException,
    PreconditionFailedException,
    Resource,
    ResourceType,
    ResponseParameters,
    ScimFilter,
    SearchRequest,
    UniquenessException,
)
from scim2_models.path import CompareOperator, Comparison
from scim2_server.storage import ScimStorage, SearchPage
from scim2_server.utils import parametrize

from shoumi.engines.foundation.errors import Conflict, NotFound
from shoumi.regime.people.actions.provisioning import drop_resource, keep_resource
from shoumi.regime.people.models import ProvisionedResource, Source
from shoumi.regime.people.queries.provisioned import body_of, provisioned, value_digest
from shoumi.regime.people.sync.scim.models import USER
from shoumi.regime.people.sync.vocabulary import Provisioned, SyncProblem

_KINDS = {"User": Provisioned.USER, "Group": Provisioned.GROUP}
_MODELS: dict[Provisioned, type[Resource[Any]]] = {Provisioned.USER: USER, Provisioned.GROUP: Group}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_NEVER_KEPT = ("id", "meta", "password")
"""What the columns say better, and what we do not want to know."""


class Storage(ScimStorage):
    """The users and groups of one source."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def get(
        self,
        resource_type: ResourceType,
        resource_id: str,
        *,
        response_parameters: ResponseParameters[Any] | None = None,  # noqa: ARG002 - the server leaves out by itself
    ) -> Resource[Any]:
        """Return one user or group."""
        kind = _KINDS[str(resource_type.name)]
        row = provisioned(self._source.id, kind).filter(id=_id(resource_id)).first()
        if row is None:
            raise NotFoundException
        return _resource(row)

    def search(
        self,
        resource_types: list[ResourceType],
        search_request: SearchRequest[Any],
        *,
        position: Any = None,  # noqa: ANN401, ARG002 - the signature is the library's; there are no cursors
    ) -> SearchPage:
        """Return one page of what the filter finds; by userName or externalId without opening any other."""
        kinds = [_KINDS[str(each.name)] for each in resource_types]
        wanted = search_request.filter
        rows = [row for kind in kinds for row in _narrowed(provisioned(self._source.id, kind), wanted)]
        start = search_request.start_index_0 or 0
        stop = None if search_request.count is None else start + search_request.count
        if wanted is None:
            return SearchPage(len(rows), [_resource(row) for row in rows[start:stop]])
        found = [each for each in map(_resource, rows) if _matches(wanted, each)]
        return SearchPage(len(found), found[start:stop])

    def create(self, resource_type: ResourceType, resource: Resource[Any]) -> Resource[Any]:
        """Keep a new user or group."""
        try:
            kind = _KINDS[str(resource_type.name)]
            return _resource(keep_resource(source=self._source, kind=kind, body=_body(resource)))
        except Conflict as taken:
            raise UniquenessException from taken

    def update(
        self, resource_type: ResourceType, resource: Resource[Any], *, expected_version: str | None = None
    ) -> Resource[Any]:
        """Keep what a user or group is from now on."""
        try:
            row = keep_resource(
                source=self._source,
                kind=_KINDS[str(resource_type.name)],
                body=_body(resource),
                resource=_id(str(resource.id)),
                version=_version(expected_version),
            )
        except NotFound as missing:
            raise NotFoundException from missing
        except Conflict as wrong:
            other = wrong.code is SyncProblem.OTHER_VERSION
            raise (PreconditionFailedException() if other else UniquenessException()) from wrong
        return _resource(row)

    def delete(self, resource_type: ResourceType, resource_id: str, *, expected_version: str | None = None) -> None:
        """Forget a user, who begins to leave with the next sync, or a group."""
        try:
            drop_resource(
                source=self._source,
                kind=_KINDS[str(resource_type.name)],
                resource=_id(resource_id),
                version=_version(expected_version),
            )
        except NotFound as missing:
            raise NotFoundException from missing
        except Conflict as other:
            raise PreconditionFailedException from other


def _narrowed(rows: Any, wanted: ScimFilter[Any] | None) -> Any:  # noqa: ANN401 - a query of rows, in and out
    """Narrow ``rows`` by their digests where the filter asks for one userName or externalId."""
    node = wanted.ast if wanted is not None else None
    if not isinstance(node, Comparison) or node.op != CompareOperator.eq or not isinstance(node.value, str):
        return rows
    match str(node.attr_path).rpartition(":")[2].casefold():
        case "username":
            return rows.filter(user_name=value_digest(node.value.casefold()))
        case "externalid":
            return rows.filter(external_id=value_digest(node.value))
        case _:
            return rows


def _matches(wanted: ScimFilter[Any], resource: Resource[Any]) -> bool:
    """Return whether the filter finds ``resource``; at the root it is bound to the resource's own kind first."""
    bound = wanted if wanted.models else parametrize(ScimFilter, type(resource))(str(wanted))
    return bool(bound.match(resource))


def _resource(row: ProvisionedResource) -> Resource[Any]:
    kind = Provisioned(row.kind)
    made = _MODELS[kind].model_validate({**body_of(row), "id": str(row.id)})
    made.meta = Meta(
        resource_type=_NAMES[kind],
        created=row.created_at,
        last_modified=row.changed_at,
        version=f'W/"{row.version}"',
    )
    return made


def _body(resource: Resource[Any]) -> dict[str, Any]:
    return {name: value for name, value in resource.model_dump().items() if name not in _NEVER_KEPT}


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as other:
        raise NotFoundException from other


def _version(etag: str | None) -> int | None:
    """Return the number in an entity tag of ours; one that is none of ours is of no version there is."""
    if etag is None:
        return None
    digits = etag.removeprefix("W/").strip('"')
    return int(digits) if digits.isascii() and digits.isdigit() else 0
