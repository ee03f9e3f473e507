package org.hopperflow.message;

/**
 * How many permits an account's bucket probably has, as far as this node can tell without asking. So many messages are marked, and only
 * then permits are taken: a permit that waits for the mark's commit would leave together with those of the next batch, and a second would
 * carry more than the rate. What other nodes take is learnt from what was refused.
 */
final class Outlook {

    private int share = Integer.MAX_VALUE;
    private int left = Integer.MAX_VALUE;
    private long askedAt;

    /** @param perSecond the rate of the bucket */
    int likely(int perSecond, long nanoTime) {
        int held = PaceRepository.held(perSecond);
        double refilled = (double) (perSecond - PaceRepository.share(perSecond)) * (nanoTime - askedAt) / 1e9;
        int now = left == Integer.MAX_VALUE ? held : (int) Math.min(held, left + refilled);
        return Math.min(now, share);
    }

    /** All that were asked for came with the first look: next time twice as many, as long as the bucket has them. */
    void granted(int perSecond, int taken, long nanoTime) {
        share = 2 * taken;
        left = Math.max(0, PaceRepository.held(perSecond) - taken);
        askedAt = nanoTime;
    }

    /** The bucket was empty in between: next time as many as came. */
    void refused(int taken, long nanoTime) {
        share = Math.max(1, taken);
        left = 0;
        askedAt = nanoTime;
    }
}
