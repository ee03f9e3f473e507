package org.hopperflow.provider.wire;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What came back over HTTP, whole.
 *
 * @param retryAfter  the header of that name, null when absent
 * @param contentType the header of that name, null when absent
 */
public record Answer(int status, byte[] body, String retryAfter, String contentType) {

    /** Longer answers are no answers of a provider: a page of a hundred templates, the longest we ask for, has about 1 MB. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    /** @throws IOException when the answer ends before it is complete, or does not end */
    public static Answer read(Response response) throws IOException {
        try (response) {
            return new Answer(response.status(), body(response), header(response, "retry-after"), header(response, "content-type"));
        }
    }

    public boolean successful() {
        return status / 100 == 2;
    }

    /** True also when nothing is said: then the body alone tells. Meta labels some of its documents as scripts. */
    public boolean mayBeJson() {
        String type = contentType == null ? "json" : contentType.toLowerCase(Locale.ROOT);
        return type.contains("json") || type.contains("javascript");
    }

    private static byte[] body(Response response) throws IOException {
        if (response.body() == null) {
            return new byte[0];
        }
        try (InputStream in = response.body().asInputStream()) {
            byte[] body = in.readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new IOException("The answer is longer than " + MAX_BYTES + " bytes");
            }
            return body;
        }
    }

    private static String header(Response response, String name) {
        Collection<String> values = response.headers().getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.iterator().next();
    }
}
