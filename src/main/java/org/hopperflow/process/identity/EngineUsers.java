package org.hopperflow.process.identity;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.hopperflow.access.NewUser;
import org.hopperflow.access.Users;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The port of {@code access} over the engine's identity service. */
@Component
class EngineUsers implements Users {

    private static final int CHECKS = 5;

    private final IdentityService identity;
    private final EngineGroups groups;
    private final TasklistFilters filters;

    EngineUsers(IdentityService identity, EngineGroups groups, TasklistFilters filters) {
        this.identity = identity;
        this.groups = groups;
        this.filters = filters;
    }

    @Override
    @Transactional
    public void prepareGroups() {
        groups.prepare();
        filters.prepare();
    }

    @Override
    public boolean exists(String user) {
        return identity.createUserQuery().userId(user).count() > 0;
    }

    @Override
    public boolean passwordMatches(String user, String password) {
        for (int attempt = 1; ; attempt++) {
            try {
                return identity.checkPassword(user, password);
            } catch (OptimisticLockingException e) {
                // The engine counts wrong passwords in the user's row, so two checks at once may collide.
                if (attempt == CHECKS) {
                    return false;
                }
            }
        }
    }

    @Override
    public List<String> groupsOf(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).sorted().toList();
    }

    @Override
    @Transactional
    public void create(NewUser wanted) {
        User user = identity.newUser(wanted.id());
        user.setFirstName(wanted.firstName());
        user.setLastName(wanted.lastName());
        user.setPassword(wanted.password());
        identity.saveUser(user);
        for (String group : wanted.groups()) {
            groups.ensure(group);
            identity.createMembership(wanted.id(), group);
        }
    }
}
