package org.hopperflow.console.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hopperflow.shared.RunMode;
import org.hopperflow.shared.TemplateId;
import org.junit.jupiter.api.Test;

class DemoLifeTest {

    private static final RunMode DEMO = new RunMode(true, true, true, Path.of("target"));
    private static final RunMode NO_DEMO = new RunMode(false, false, false, Path.of("target"));

    private final DemoWorldInMemory world = new DemoWorldInMemory(TemplateId.next());

    @Test
    void a_template_is_approved_paused_and_approved_again_and_then_left_alone() {
        DemoLife life = new DemoLife(world, DEMO);
        life.step();
        world.living();
        life.step();
        assertThat(world.lived).containsExactly("PENDING");

        world.lived.add("APPROVED");
        for (int i = 0; i < 5; i++) {
            life.step();
        }

        assertThat(world.lived).containsExactly("PENDING", "APPROVED", "APPROVED", "PAUSED", "PAUSED", "APPROVED");
    }

    @Test
    void a_restart_goes_on_where_it_was_and_begins_nothing_anew() {
        world.living();
        world.pause();
        new DemoLife(world, DEMO).step();
        assertThat(world.lived).endsWith("PAUSED", "APPROVED");
        int lived = world.lived.size();

        new DemoLife(world, DEMO).step();

        assertThat(world.lived).hasSize(lived);
    }

    @Test
    void without_the_demo_nothing_happens() {
        world.living();
        world.lived.add("APPROVED");

        new DemoLife(world, NO_DEMO).step();

        assertThat(world.lived).containsExactly("PENDING", "APPROVED");
    }
}
