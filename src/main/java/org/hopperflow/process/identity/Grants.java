package org.hopperflow.process.identity;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.springframework.stereotype.Component;

/** Gives rights to groups, once: a row that exists is left as the administrator changed it. */
@Component
class Grants {

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void give(String group, List<Grant> grants) {
        for (Grant grant : grants) {
            if (missing(group, grant)) {
                save(group, grant);
            }
        }
    }

    private boolean missing(String group, Grant grant) {
        return authorizations.createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(grant.resource())
                .resourceId(grant.id())
                .count() == 0;
    }

    private void save(String group, Grant grant) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        grant.permissions().forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
    }
}
