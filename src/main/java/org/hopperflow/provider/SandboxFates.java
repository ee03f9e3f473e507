package org.hopperflow.provider;

import java.io.InputStream;

/** Decides how the customers of a contact file behave at the fake providers. Exists only while the sandbox is on. */
public interface SandboxFates {

    /**
     * Reads the columns {@code phone} (else {@code mobile}) and {@code fate} of a CSV file in UTF-8. Fates: {@code yes}, {@code later}
     * and {@code no} tap the first, second and third quick reply; {@code text} and {@code stop} write back; {@code silent} never reads;
     * {@code undeliverable} fails for good; {@code temporary} fails once. Any other word, or none, is an ordinary customer who reads and
     * does not answer.
     *
     * @return how many numbers got a behaviour of their own
     */
    int seedFrom(InputStream csv);
}
