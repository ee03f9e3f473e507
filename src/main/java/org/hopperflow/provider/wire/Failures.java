package org.hopperflow.provider.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Tells a call that certainly never left from one that may have reached the provider. */
public final class Failures {

    /** All of them happen before the first byte of the request: no connection from the pool, no address, no connection, no TLS. */
    private static final List<Class<? extends IOException>> BEFORE_THE_FIRST_BYTE = List.of(
            ConnectionRequestTimeoutException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            ConnectException.class,
            ConnectTimeoutException.class,
            SSLHandshakeException.class);

    private Failures() {
    }

    /** True only when it is certain. A plain {@code SocketTimeoutException} or a reset is not: the request may have arrived. */
    public static boolean nothingWritten(Throwable failure) {
        return BEFORE_THE_FIRST_BYTE.stream().anyMatch(type -> type.isInstance(root(failure)));
    }

    /** For people: the kind and words of what went wrong below Feign's wrapping. */
    public static String sentence(Throwable failure) {
        Throwable root = root(failure);
        return root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + root.getMessage());
    }

    /** The I/O failure Feign wrapped, otherwise the failure itself. Never deeper: a connect failure below a TLS one stays what it is. */
    private static Throwable root(Throwable failure) {
        return failure.getCause() instanceof IOException io ? io : failure;
    }
}
