package org.hopperflow.bench;

/** Something that takes contacts through the whole life cycle: send, three statuses, three in ten answer, the rest wait. */
interface Subject extends AutoCloseable {

    String name();

    /** Where the provider reports. */
    String webhook();

    /** Puts contacts in, ready to go; not measured. @param from the first number, so that no two runs share customers */
    void load(long from, int contacts);

    /** Lets them go and comes back when everything that will happen has happened. */
    void run(int contacts);

    /** Of all its processes together. */
    long cpuMillis();

    @Override
    void close();
}
