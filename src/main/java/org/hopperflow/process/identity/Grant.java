package org.hopperflow.process.identity;

import java.util.List;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** Permissions on one resource of the engine, or with the id {@code *} on all of the kind. */
record Grant(Resource resource, String id, List<Permission> permissions) {

    static Grant on(Resource resource, String id, Permission... permissions) {
        return new Grant(resource, id, List.of(permissions));
    }

    static Grant onAny(Resource resource, Permission... permissions) {
        return on(resource, Authorization.ANY, permissions);
    }
}
