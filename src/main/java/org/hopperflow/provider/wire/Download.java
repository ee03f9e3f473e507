package org.hopperflow.provider.wire;

import feign.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.hopperflow.provider.FileStream;
import org.hopperflow.provider.ProviderRefused;

/** Opens an answer that is a file. */
public final class Download {

    /** A link that has run out is another one the next time; a token may be mended, a limit passes. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 404, 408, 410, 425, 429);

    private Download() {
    }

    /** @throws ProviderRefused passing when a later try may succeed */
    public static FileStream open(Supplier<Response> call) {
        Response response;
        try {
            response = call.get();
        } catch (RuntimeException failure) {
            throw new ProviderRefused("unavailable", "The file's host does not answer (" + Failures.sentence(failure) + ").");
        }
        try {
            if (response.status() == 200 && response.body() != null) {
                return new FileStream(requireFile(response), response);
            }
        } catch (IOException e) {
            throw closed(response, new ProviderRefused("unavailable", "The file's host breaks off (" + Failures.sentence(e) + ")."));
        }
        throw closed(response, new ProviderRefused("http-" + response.status(), "The file's host answers HTTP " + response.status() + ".",
                response.status() / 100 == 5 || PASSING.contains(response.status())));
    }

    /** A page of somebody in between is no customer's file, and neither is nothing: both may be better the next time. */
    private static InputStream requireFile(Response response) throws IOException {
        if (first(response, "content-type").toLowerCase(Locale.ROOT).startsWith("text/html")) {
            throw closed(response, new ProviderRefused("unavailable", "The file's host answers with a web page instead of the file."));
        }
        InputStream content = new BufferedInputStream(response.body().asInputStream());
        content.mark(1);
        if (content.read() < 0) {
            throw closed(response, new ProviderRefused("unavailable", "The file's host answers with nothing instead of the file."));
        }
        content.reset();
        return content;
    }

    private static String first(Response response, String header) {
        return response.headers().getOrDefault(header, List.of()).stream().findFirst().orElse("");
    }

    private static ProviderRefused closed(Response response, ProviderRefused refused) {
        response.close();
        return refused;
    }
}
