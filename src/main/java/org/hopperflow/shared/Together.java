package org.hopperflow.shared;

/**
 * Lets several pieces of news reach the flows as one: whoever listens gathers what it has to write and writes it once, at the end. Used
 * inside a transaction; when one piece fails, all have failed.
 */
@FunctionalInterface
public interface Together {

    void tell(Runnable news);
}
