package org.hopperflow.scenario;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.spring.JqwikSpringSupport;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Campaigns, answers, failures, stops, retries, resets and clock jumps in any order. A story that breaks a rule is printed with its
 * seed and shrunk to a shorter one; {@code -Dproperties.tries=…} tells more stories than the few of every build.
 */
@JqwikSpringSupport
@HopperflowTest
class CampaignPropertiesTest {

    private static final AtomicInteger FIRST_NUMBER = new AtomicInteger();
    private static World shop;

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    @Property(shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void whatever_happens_no_contact_is_lost_none_is_written_to_twice_and_the_suppressed_are_left_alone(
            @ForAll("campaigns") Step.NewCampaign first, @ForAll("steps") List<Step> steps) {
        Story story = new Story(shop(), port, FIRST_NUMBER.getAndAdd(Story.NUMBERS), new Quiet(jdbc, clock, shop().key));
        first.happen(story);

        steps.forEach(step -> {
            step.happen(story);
            story.glance();
        });

        story.check();
        story.end();
    }

    private World shop() {
        if (shop == null) {
            shop = World.create(new Api("http://localhost:" + port, "admin", "admin-of-the-tests"));
        }
        return shop;
    }

    @Provide
    Arbitrary<Step.NewCampaign> campaigns() {
        Arbitrary<Step.Options> options = Combinators.combine(Arbitraries.integers().between(1, 3),
                Arbitraries.frequency(Tuple.of(2, 0), Tuple.of(1, 1), Tuple.of(1, 7)), Arbitraries.of(false, true),
                Arbitraries.of(false, true), Arbitraries.of(false, true), Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 20)),
                Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 3), Tuple.of(1, 30))).as(Step.Options::new);
        return Combinators.combine(options, contacts(8)).as(Step.NewCampaign::new);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(2, campaigns().map(campaign -> campaign)),
                Tuple.of(1, campaign().map(Step.AddedAgain::new)),
                Tuple.of(1, Combinators.combine(campaign(), contacts(3)).as(Step.AnotherList::new)),
                Tuple.of(5, Combinators.combine(number(), Arbitraries.of(Manner.class)).as(Step.Behaves::new)),
                Tuple.of(2, Combinators.combine(number(), Arbitraries.of("How much?", "Yes, please", "STOP")).as(Step.Writes::new)),
                Tuple.of(2, number().map(Step.Taps::new)),
                Tuple.of(6, Combinators.combine(campaign(), Arbitraries.of("stop", "resume", "retry", "reset")).as(Step.Asked::new)),
                Tuple.of(2, number().map(Step.Suppressed::new)),
                Tuple.of(1, number().map(Step.Freed::new)),
                Tuple.of(2, number().map(Step.ConversationClosed::new)),
                Tuple.of(3, Arbitraries.of(1, 6, 25, 49).map(Step.Later::new)));
        return step.list().ofMinSize(4).ofMaxSize(14);
    }

    private static Arbitrary<Integer> campaign() {
        return Arbitraries.integers().between(0, 3);
    }

    private static Arbitrary<Integer> number() {
        return Arbitraries.integers().between(0, Story.NUMBERS - 1);
    }

    private static Arbitrary<List<Integer>> contacts(int most) {
        return number().list().ofMinSize(1).ofMaxSize(most);
    }
}
