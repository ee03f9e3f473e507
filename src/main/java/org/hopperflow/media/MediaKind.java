package org.hopperflow.media;

/**
 * What a file is to WhatsApp, with the most bytes it takes. A megabyte is 1,048,576 bytes here. Source: Cloud API,
 * "business-phone-numbers/media", supported media types. Stickers are not sent by this product.
 */
public enum MediaKind {
    IMAGE(5), VIDEO(16), AUDIO(16), DOCUMENT(100);

    public static final long MEGABYTE = 1_048_576;

    private final int megabytes;

    MediaKind(int megabytes) {
        this.megabytes = megabytes;
    }

    public int megabytes() {
        return megabytes;
    }

    boolean takes(long bytes) {
        return bytes <= megabytes * MEGABYTE;
    }
}
