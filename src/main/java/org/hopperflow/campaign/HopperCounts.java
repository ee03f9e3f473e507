package org.hopperflow.campaign;

/** How many entries of a campaign are in each status; the four add up to the total. */
public record HopperCounts(long total, long fresh, long retry, long pending, long closed) {

    public static HopperCounts of(long fresh, long retry, long pending, long closed) {
        return new HopperCounts(fresh + retry + pending + closed, fresh, retry, pending, closed);
    }
}
