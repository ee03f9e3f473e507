package org.hopperflow.access;

import java.util.List;
import org.hopperflow.shared.RunMode;
import org.hopperflow.shared.StartRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the groups, the administrator and, for the demo, one user per role. What is there is left alone, so it may run at every start;
 * several nodes that start together wait for each other.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstUsers implements ApplicationRunner {

    static final String ADMIN = "admin";

    private final Users users;
    private final StartLockRepository lock;
    private final TransactionTemplate transaction;
    private final RunMode mode;
    private final FirstPasswords passwords;
    private final String adminPassword;

    FirstUsers(Users users, StartLockRepository lock, TransactionTemplate transaction, RunMode mode, FirstPasswords passwords,
            @Value("${hopper.admin-password:}") String adminPassword) {
        this.users = users;
        this.lock = lock;
        this.transaction = transaction;
        this.mode = mode;
        this.passwords = passwords;
        this.adminPassword = adminPassword;
    }

    @Override
    public void run(ApplicationArguments args) {
        transaction.executeWithoutResult(status -> {
            lock.waitForOtherNodes();
            users.prepareGroups();
            makeAdmin();
            if (mode.demo()) {
                makeDemoUsers();
            }
        });
    }

    private void makeAdmin() {
        if (users.exists(ADMIN)) {
            return;
        }
        if (adminPassword.isBlank() && !mode.embedded()) {
            throw new StartRefused("There is no administrator yet and no password for the first one.",
                    "Set HOPPER_ADMIN_PASSWORD. The user \"" + ADMIN + "\" is made with it once; "
                            + "change the password later in Camunda Admin.");
        }
        String password = adminPassword.isBlank() ? madeUp(ADMIN, MadeUpPassword.next()) : adminPassword;
        users.create(new NewUser(ADMIN, "First", "Administrator", password, List.of(Groups.ADMINS)));
    }

    private void makeDemoUsers() {
        String password = MadeUpPassword.next();
        demoUser("manager", password, List.of(Groups.MANAGERS));
        demoUser("analyst", password, List.of(Groups.ANALYSTS));
        demoUser("supervisor", password, List.of(Groups.SUPERVISORS));
        demoUser("agent", password, List.of(Groups.AGENTS, "queuedemo"));
    }

    private void demoUser(String id, String password, List<String> groups) {
        if (!users.exists(id)) {
            users.create(new NewUser(id, "Demo", id, madeUp(id, password), groups));
        }
    }

    private String madeUp(String user, String password) {
        passwords.keep(user, password);
        return password;
    }
}
