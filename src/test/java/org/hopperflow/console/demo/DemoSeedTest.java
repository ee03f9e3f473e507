package org.hopperflow.console.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hopperflow.shared.RunMode;
import org.hopperflow.shared.TemplateId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DemoSeedTest {

    private static final RunMode DEMO = new RunMode(true, true, true, Path.of("target"));
    private static final RunMode NO_DEMO = new RunMode(false, false, false, Path.of("target"));

    private final DemoWorldInMemory world = new DemoWorldInMemory(TemplateId.next());

    @Test
    void the_demo_is_made_once() {
        start(DEMO);
        start(DEMO);

        assertThat(world.made).containsExactly("list", "fates", "kaleyra", "account", "template", "living");
    }

    @Test
    void without_the_demo_nothing_is_made() {
        start(NO_DEMO);

        assertThat(world.made).isEmpty();
    }

    @Test
    void a_demo_that_cannot_be_made_does_not_stop_the_start_and_is_tried_again_at_the_next(CapturedOutput log) {
        world.listFails = true;
        start(DEMO);
        assertThat(log).contains("The demo could not be made completely");

        world.listFails = false;
        start(DEMO);

        assertThat(world.made).containsExactly("list", "fates", "kaleyra", "account", "template", "living");
    }

    private void start(RunMode mode) {
        new DemoSeed(world, mode).run(new DefaultApplicationArguments());
    }
}
