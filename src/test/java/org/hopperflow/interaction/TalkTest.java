package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hopperflow.message.ServiceWindow;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.ServiceWindowStart;
import org.junit.jupiter.api.Test;

/** Whatever is said in whichever order, and whenever somebody looks, the service window keeps to its rules. */
class TalkTest {

    private static final Instant BEGINNING = Instant.parse("2026-03-02T09:00:00Z");
    private static final AccountKey ACCOUNT = AccountKey.of("demo");

    enum What { CUSTOMER_WRITES, TEMPLATE_ASKED, TEMPLATE_ACCEPTED, TEMPLATE_LOST, OTHER_ACCEPTED }

    /** Something happens, so many minutes after what happened before. */
    record Step(What what, int minutes) {
    }

    /** A conversation on its way, and the time. */
    private static final class Course {

        Talk talk = Talk.NONE;
        Instant now = BEGINNING;
        Instant lastHeard;

        void go(Step step) {
            now = now.plus(Duration.ofMinutes(step.minutes()));
            switch (step.what()) {
                case CUSTOMER_WRITES -> hear();
                case TEMPLATE_ASKED -> talk = talk.asked() == null ? talk.asking(AttemptId.next(), now) : talk;
                case TEMPLATE_ACCEPTED -> talk = talk.asked() == null ? talk : talk.accepted(talk.asked().attempt(), now);
                case TEMPLATE_LOST -> talk = talk.asked() == null ? talk : talk.lost(talk.asked().attempt());
                case OTHER_ACCEPTED -> talk = talk.accepted(AttemptId.next(), now);
            }
        }

        private void hear() {
            talk = talk.heard(now);
            lastHeard = now;
        }

        ServiceWindow.State window(ServiceWindowStart rule, Instant at) {
            return ServiceWindow.at(at, rule, talk.facts(ACCOUNT));
        }
    }

    @Property(tries = 300)
    void it_is_open_only_while_nothing_waits_for_the_customer_and_before_its_end(@ForAll("steps") List<Step> steps,
            @ForAll ServiceWindowStart rule, @ForAll("minutes") int later) {
        Course course = course(steps);
        Instant at = course.now.plus(Duration.ofMinutes(later));

        ServiceWindow.State window = course.window(rule, at);

        boolean due = !course.talk.waits() && at.isBefore(window.endsAt());
        assertThat(window.open()).isEqualTo(due);
        assertThat(window.reason()).isEqualTo(due ? null : course.talk.waits() ? ServiceWindow.WAITING : ServiceWindow.OVER);
    }

    @Property(tries = 300)
    void counted_as_meta_does_it_lasts_a_day_from_the_customers_latest_message(@ForAll("steps") List<Step> steps,
            @ForAll("minutes") int later) {
        Course course = course(steps);
        Instant at = course.now.plus(Duration.ofMinutes(later));

        boolean open = course.window(ServiceWindowStart.LAST_CUSTOMER_MESSAGE, at).open();

        assertThat(open).isEqualTo(!course.talk.waits() && at.isBefore(course.lastHeard.plus(ServiceWindow.LENGTH)));
    }

    @Property(tries = 300)
    void counted_from_the_template_the_customers_further_messages_move_nothing(@ForAll("steps") List<Step> steps) {
        Course course = course(steps);
        course.go(new Step(What.CUSTOMER_WRITES, 0));
        Instant end = course.window(ServiceWindowStart.TEMPLATE_SENT, course.now).endsAt();

        course.go(new Step(What.CUSTOMER_WRITES, 7));

        assertThat(course.window(ServiceWindowStart.TEMPLATE_SENT, course.now).endsAt()).isEqualTo(end);
    }

    @Property(tries = 300)
    void a_template_that_waits_closes_it_and_the_answer_starts_it_anew(@ForAll("steps") List<Step> steps,
            @ForAll ServiceWindowStart rule, @ForAll boolean acceptedFirst) {
        Course course = course(steps);
        course.go(new Step(What.TEMPLATE_LOST, 0));
        course.go(new Step(What.TEMPLATE_ASKED, 3));
        assertThat(course.window(rule, course.now).open()).isFalse();
        Instant asked = course.now;
        if (acceptedFirst) {
            course.go(new Step(What.TEMPLATE_ACCEPTED, 0));
        }

        course.go(new Step(What.CUSTOMER_WRITES, 5));

        Instant from = rule == ServiceWindowStart.TEMPLATE_SENT ? asked : course.now;
        assertThat(course.window(rule, course.now)).isEqualTo(new ServiceWindow.State(true, from.plus(ServiceWindow.LENGTH), null));
    }

    @Property(tries = 300)
    void a_template_that_is_lost_leaves_all_as_it_was(@ForAll("steps") List<Step> steps) {
        Course course = course(steps);
        course.go(new Step(What.TEMPLATE_LOST, 0));
        Talk before = course.talk;

        course.go(new Step(What.TEMPLATE_ASKED, 1));
        course.go(new Step(What.TEMPLATE_ACCEPTED, 1));
        course.go(new Step(What.TEMPLATE_LOST, 1));

        assertThat(course.talk).isEqualTo(before);
    }

    @Test
    void the_providers_word_that_comes_after_the_answer_corrects_the_time() {
        AttemptId template = AttemptId.next();
        Talk answered = Talk.NONE.asking(template, BEGINNING).heard(BEGINNING.plusSeconds(9));

        Talk told = answered.accepted(template, BEGINNING.plusSeconds(2));

        assertThat(told.templateSentAt()).isEqualTo(BEGINNING.plusSeconds(2));
        assertThat(told.waits()).isFalse();
    }

    @Test
    void a_message_that_comes_late_does_not_move_the_latest_one_back() {
        Talk talk = Talk.NONE.heard(BEGINNING).heard(BEGINNING.minusSeconds(60));

        assertThat(talk.lastCustomerAt()).isEqualTo(BEGINNING);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(What.class), minutes()).as(Step::new).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(0, 40 * 60);
    }

    private static Course course(List<Step> steps) {
        Course course = new Course();
        steps.forEach(course::go);
        return course;
    }
}
