package org.hopperflow.shared;

/** Signs words of ours that leave the house and come back, such as addresses. The same on every node, as long as the secret key stays. */
public interface Signing {

    /** 32 bytes that nobody makes without the secret key; equal for equal words. */
    byte[] sign(String words);
}
