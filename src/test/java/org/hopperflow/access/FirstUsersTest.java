package org.hopperflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.shared.RunMode;
import org.hopperflow.shared.StartRefused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@HopperflowTest
class FirstUsersTest {

    private static final RunMode EMBEDDED = new RunMode(true, true, false, Path.of("."));
    private static final RunMode DEMO = new RunMode(true, true, true, Path.of("."));
    private static final RunMode PRODUCTION = new RunMode(false, false, false, Path.of("."));

    @Autowired
    private StartLockRepository lock;

    @Autowired
    private TransactionTemplate transaction;

    private final UsersInMemory users = new UsersInMemory();

    private Map<String, String> start(RunMode mode, String adminPassword) {
        FirstPasswords passwords = new FirstPasswords();
        new FirstUsers(users, lock, transaction, mode, passwords, adminPassword).run(null);
        return passwords.byUser();
    }

    @Test
    void the_embedded_default_makes_up_a_password_once() {
        Map<String, String> first = start(EMBEDDED, "");
        Map<String, String> second = start(EMBEDDED, "");

        assertThat(first).containsOnlyKeys("admin");
        assertThat(first.get("admin")).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}");
        assertThat(users.passwordMatches("admin", first.get("admin"))).isTrue();
        assertThat(users.groupsOf("admin")).containsExactly(Groups.ADMINS);
        assertThat(second).isEmpty();
    }

    @Test
    void a_given_password_is_used_and_told_nobody() {
        assertThat(start(PRODUCTION, "given")).isEmpty();

        assertThat(users.passwordMatches("admin", "given")).isTrue();
    }

    @Test
    void with_a_server_database_the_first_start_is_refused_without_a_password() {
        assertThatThrownBy(() -> start(PRODUCTION, "")).isInstanceOf(StartRefused.class)
                .extracting(e -> ((StartRefused) e).action()).asString().contains("HOPPER_ADMIN_PASSWORD");

        start(PRODUCTION, "given");
        assertThat(start(PRODUCTION, "")).isEmpty();
    }

    @Test
    void the_demo_has_a_user_per_role_with_one_password() {
        Map<String, String> made = start(DEMO, "given");

        assertThat(made).containsOnlyKeys("manager", "analyst", "supervisor", "agent");
        assertThat(made.values()).containsOnly(made.get("agent"));
        assertThat(users.groupsOf("agent")).containsExactly("agents", "queuedemo");
        assertThat(start(DEMO, "given")).isEmpty();
    }

    private static final class UsersInMemory implements Users {

        private final Map<String, NewUser> made = new TreeMap<>();

        @Override
        public void prepareGroups() {
        }

        @Override
        public boolean exists(String user) {
            return made.containsKey(user);
        }

        @Override
        public boolean passwordMatches(String user, String password) {
            return made.get(user).password().equals(password);
        }

        @Override
        public List<String> groupsOf(String user) {
            return made.get(user).groups();
        }

        @Override
        public void create(NewUser user) {
            made.put(user.id(), user);
        }
    }
}
