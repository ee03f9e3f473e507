package org.hopperflow.provider.sandbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.hopperflow.shared.BusinessClock;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.RuleBroken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The movable clock. It only goes forward: the engine and everything stored with a time believe that it does. */
@RestController
@RequestMapping("/sandbox/clock")
@ConditionalOnSandbox
class ClockController {

    /** More than anybody tests at once, and far from what a time stamp cannot hold. */
    private static final Duration MOST = Duration.ofDays(3660);

    private final SandboxClock sandbox;
    private final BusinessClock clock;

    ClockController(SandboxClock sandbox, BusinessClock clock) {
        this.sandbox = sandbox;
        this.clock = clock;
    }

    record Advance(String advance) {
    }

    record Shown(Instant now, Duration offset) {
    }

    @GetMapping
    Shown show() {
        return new Shown(clock.instant(), clock.offset());
    }

    @PostMapping
    Shown advance(@RequestBody Advance body) {
        Duration asked = read(body.advance());
        if (asked.isNegative() || asked.plus(clock.offset()).compareTo(MOST) > 0) {
            throw wrong(body.advance());
        }
        sandbox.advance(asked);
        return show();
    }

    private Duration read(String text) {
        try {
            return Duration.parse(String.valueOf(text));
        } catch (DateTimeException noDuration) {
            return readPeriod(text);
        }
    }

    /** Weeks, months and years, counted from now. */
    private Duration readPeriod(String text) {
        try {
            ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
            return Duration.between(now, now.plus(Period.parse(String.valueOf(text))));
        } catch (DateTimeException | ArithmeticException e) {
            throw wrong(text);
        }
    }

    private static RuleBroken wrong(String text) {
        return RuleBroken.invalid("advance", "invalid-duration",
                "\"" + text + "\" is no duration to advance by, such as P1D or PT1H; at most ten years in all.");
    }
}
