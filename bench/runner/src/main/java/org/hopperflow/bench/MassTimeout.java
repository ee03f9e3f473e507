package org.hopperflow.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Everybody's time to answer ends at once, while another campaign goes on sending. */
final class MassTimeout {

    private static final int TIMERS = 100_000;
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final Place place;

    MassTimeout(Place place) {
        this.place = place;
    }

    void measure() {
        int timers = place.form().of(TIMERS);
        try (HopperflowSubject subject = place.hopperflow("timers")) {
            place.warmUp(subject);
            Pace alone = sending(subject, Math.max(place.few(), timers / 5), null);
            String waiting = new PendingContacts(subject).make(place.load(timers, 1), place.provider());
            Pace together = sending(subject, Math.max(place.few(), timers), waiting);
            place.title(timers + " timers due at once");
            place.report().tell("all closed after %.1f s, %.0f/s", together.untilClosed(), timers / together.untilClosed());
            place.report().tell("sent meanwhile %.0f/s, without timers %.0f/s: %.2f times", together.perSecond(), alone.perSecond(),
                    together.perSecond() / alone.perSecond());
            leftOver(subject.database(), waiting);
        }
    }

    /** @param perSecond messages while both went on; @param untilClosed seconds, 0 without timers */
    private record Pace(double perSecond, double untilClosed) {
    }

    /** Sends until the campaign is through and every timer's contact closed. @param waiting null: nobody's time ends */
    private Pace sending(HopperflowSubject subject, int contacts, String waiting) {
        Database database = subject.database();
        Figures.Load load = place.load(contacts, 1).silent();
        place.provider().order(load.orders(subject.webhook()));
        subject.load(load.from(), contacts);
        subject.resume();
        String campaign = subject.campaign();
        Wait.until("it sends", PATIENCE, () -> sent(database, campaign) > 0);
        if (waiting != null) {
            due(database, waiting);
        }
        long from = System.nanoTime();
        long before = sent(database, campaign);
        double perSecond = 0;
        double closedAfter = 0;
        while (perSecond == 0 || waiting != null && closedAfter == 0) {
            rest();
            double seconds = (System.nanoTime() - from) / 1e9;
            long sent = sent(database, campaign);
            if (closedAfter == 0 && waiting != null && open(database, waiting) == 0) {
                closedAfter = seconds;
            }
            if (perSecond == 0 && (sent == contacts || closedAfter > 0)) {
                perSecond = (sent - before) / seconds;
            }
            if (seconds > PATIENCE.toSeconds()) {
                throw new IllegalStateException("Still " + open(database, waiting) + " contacts open");
            }
        }
        Wait.until("everything is sent", PATIENCE, () -> sent(database, campaign) == contacts);
        subject.awaitRead(contacts);
        return new Pace(perSecond, closedAfter);
    }

    /** The contacts' deadline and the engine's timer, both. */
    private static void due(Database database, String campaign) {
        database.run("update hopper_entry set deadline_at = now() where status = 'PENDING' and campaign_id = '" + campaign + "'");
        database.run("update act_ru_job set duedate_ = now() where process_instance_id_ in"
                + " (select process_instance_id from hopper_entry where campaign_id = '" + campaign + "')");
    }

    private static long sent(Database database, String campaign) {
        return database.count("select count(*) from attempt where sent_at is not null and campaign_id = '" + campaign + "'");
    }

    private static long open(Database database, String campaign) {
        return database.count("select count(*) from hopper_entry where status in ('PENDING', 'RETRY') and campaign_id = '" + campaign + "'");
    }

    private void leftOver(Database database, String campaign) {
        long conversations = database.count("select count(*) from interaction where status = 'OPEN' and campaign_id = '" + campaign + "'");
        long incidents = database.count("select count(*) from act_ru_incident");
        if (conversations + incidents > 0) {
            place.report().say("NOT CLEAN: " + conversations + " conversations still open, " + incidents + " incidents");
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
