package org.hopperflow.campaign;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * The hours in which a campaign sends.
 *
 * @param timeZone such as {@code Europe/Rome}
 * @param weekly   at least one slot; a day without a slot sends nothing
 * @param exclude  days on which nothing is sent; may be empty
 */
public record SendingInterval(String timeZone, List<Slot> weekly, List<LocalDate> exclude) {

    /** @param day MON to SUN @param from inclusive @param to exclusive, after {@code from} */
    public record Slot(Weekday day, LocalTime from, LocalTime to) {
    }

    /** Days as the API spells them. */
    public enum Weekday { MON, TUE, WED, THU, FRI, SAT, SUN }
}
