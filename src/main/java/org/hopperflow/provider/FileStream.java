package org.hopperflow.provider;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A customer's file on its way from the provider; to be closed. */
public record FileStream(InputStream content, Closeable call) implements Closeable {

    @Override
    public void close() throws IOException {
        call.close();
    }
}
