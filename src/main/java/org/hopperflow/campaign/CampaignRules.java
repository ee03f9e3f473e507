package org.hopperflow.campaign;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.stereotype.Component;

/** What must be true of a campaign before it exists, and before it sends. */
@Component
class CampaignRules {

    private static final int MAX_NAME = 200;
    private static final int MAX_DUPLICATE_DAYS = 7;
    private static final int MAX_TIMEOUT_DAYS = 365;
    /** As many as an account may send. */
    private static final int MAX_RATE = 1000;
    private static final int MAX_SLOTS = 100;
    private static final int MAX_EXCLUDED = 1000;
    /** Nobody plans further; the years that a time stamp cannot hold are far behind it. */
    private static final Duration FAR = Duration.ofDays(3660);

    private final Templates templates;
    private final Flows flows;
    private final Clock clock;

    CampaignRules(Templates templates, Flows flows, Clock clock) {
        this.templates = templates;
        this.flows = flows;
        this.clock = clock;
    }

    /** @throws RuleBroken naming every invalid field, or what {@link #checkSendable} does */
    void check(NewCampaign wanted) {
        Optional<Template> template = Optional.ofNullable(wanted.templateId()).flatMap(templates::find);
        Invalid invalid = checkName(wanted.name(), new Invalid())
                .when(wanted.accountKey() == null, "accountKey", "required", "\"accountKey\" is required.")
                .when(wanted.templateId() == null, "templateId", "required", "\"templateId\" is required.")
                .when(wanted.templateId() != null && template.isEmpty(), "templateId", "unknown-template", "There is no such template.")
                .when(template.isPresent() && !template.get().accountKey().equals(wanted.accountKey()), "accountKey", "not-of-template",
                        "The template belongs to another account.");
        checkOptions(wanted, invalid);
        invalid.raise();
        checkSendable(template.orElseThrow());
    }

    /** What is wrong with the options of a campaign that exists. Dates that are over already are the caller's to leave out. */
    void checkChanged(NewCampaign wanted, Invalid invalid) {
        checkName(wanted.name(), invalid);
        checkOptions(wanted, invalid);
    }

    Invalid checkName(String name, Invalid invalid) {
        return invalid.blank(name, "name").storable(name, "name")
                .when(name != null && name.length() > MAX_NAME, "name", "too-long", "\"name\" has at most 200 characters.");
    }

    /** @throws RuleBroken template-not-approved, template-not-mapped, template-file-missing, no-public-address */
    void checkSendable(Template template) {
        if (!template.sendable()) {
            throw RuleBroken.conflict("template-not-approved",
                    "The template \"" + template.name() + "\" cannot be sent: "
                            + (template.deletedAt() == null ? "its status is " + template.status() : "it was deleted") + ".");
        }
        List<String> unmapped = template.unmapped();
        if (!unmapped.isEmpty()) {
            throw RuleBroken.conflict("template-not-mapped",
                    "The template \"" + template.name() + "\" has variables without a contact field: " + String.join(", ", unmapped) + ".");
        }
        templates.checkFile(template);
    }

    private void checkOptions(NewCampaign wanted, Invalid invalid) {
        invalid.when(below(wanted.responseTimeoutDays(), 1), "responseTimeoutDays", "too-small", "\"responseTimeoutDays\" is at least 1.")
                .when(above(wanted.responseTimeoutDays(), MAX_TIMEOUT_DAYS), "responseTimeoutDays", "out-of-range",
                        "\"responseTimeoutDays\" is at most 365.")
                .when(below(wanted.messagesPerSecond(), 1), "messagesPerSecond", "too-small", "\"messagesPerSecond\" is at least 1.")
                .when(above(wanted.messagesPerSecond(), MAX_RATE), "messagesPerSecond", "out-of-range",
                        "\"messagesPerSecond\" is at most 1000.")
                .when(below(wanted.historyDuplicateDays(), 1) || above(wanted.historyDuplicateDays(), MAX_DUPLICATE_DAYS),
                        "historyDuplicateDays", "out-of-range", "\"historyDuplicateDays\" is between 1 and 7, or absent.")
                .when(wanted.startAt() != null && wanted.startAt().isBefore(clock.instant()), "startAt", "in-the-past",
                        "\"startAt\" lies in the past.")
                .when(wanted.endAt() != null && !wanted.endAt().isAfter(wanted.startAt() == null ? clock.instant() : wanted.startAt()),
                        "endAt", "before-start", "\"endAt\" must lie after the start.")
                .when(far(wanted.startAt()), "startAt", "out-of-range", "\"startAt\" is more than ten years away.")
                .when(far(wanted.endAt()), "endAt", "out-of-range", "\"endAt\" is more than ten years away.")
                .when(!flowExists(wanted.flow()), "flow", "unknown-flow", "There is no flow \"" + wanted.flow() + "\".");
        checkInterval(wanted.sendingInterval(), invalid);
    }

    private void checkInterval(SendingInterval interval, Invalid invalid) {
        if (interval == null) {
            return;
        }
        invalid.when(!zoneExists(interval.timeZone()), "sendingInterval.timeZone", "unknown-time-zone",
                "There is no time zone \"" + interval.timeZone() + "\".");
        if (interval.weekly() == null || interval.weekly().isEmpty()) {
            invalid.when(true, "sendingInterval.weekly", "required", "\"sendingInterval.weekly\" needs at least one slot.");
            return;
        }
        List<LocalDate> exclude = interval.exclude() == null ? List.of() : interval.exclude();
        invalid.when(interval.weekly().size() > MAX_SLOTS, "sendingInterval.weekly", "too-many", "A week has at most 100 slots.")
                .when(exclude.size() > MAX_EXCLUDED, "sendingInterval.exclude", "too-many", "At most 1000 days can be excluded.")
                .when(exclude.stream().anyMatch(Objects::isNull), "sendingInterval.exclude", "required", "An excluded day is a date.");
        for (int i = 0; i < Math.min(MAX_SLOTS, interval.weekly().size()); i++) {
            checkSlot(interval.weekly(), i, invalid);
        }
    }

    private static void checkSlot(List<SendingInterval.Slot> slots, int i, Invalid invalid) {
        SendingInterval.Slot slot = slots.get(i);
        String field = "sendingInterval.weekly[" + i + "]";
        boolean complete = slot != null && slot.day() != null && slot.from() != null && slot.to() != null;
        invalid.when(!complete, field, "required", "A slot has \"day\", \"from\" and \"to\".");
        if (!complete) {
            return;
        }
        invalid.when(!slot.from().isBefore(slot.to()), field, "from-after-to", "\"from\" lies before \"to\".");
        boolean overlaps = slots.subList(0, i).stream().anyMatch(other -> other != null && other.day() == slot.day() && other.from() != null
                && other.to() != null && slot.from().isBefore(other.to()) && other.from().isBefore(slot.to()));
        invalid.when(overlaps, field, "overlap", "Two slots of " + slot.day() + " overlap.");
    }

    private boolean flowExists(String text) {
        try {
            Flow flow = Flow.of(text);
            return flows.exists(flow.key(), flow.version());
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean zoneExists(String zone) {
        try {
            return zone != null && ZoneId.of(zone) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean far(Instant moment) {
        return moment != null && moment.isAfter(clock.instant().plus(FAR));
    }

    private static boolean below(Integer value, int least) {
        return value != null && value < least;
    }

    private static boolean above(Integer value, int most) {
        return value != null && value > most;
    }
}
