package org.hopperflow.provider.wire;

import feign.Response;
import java.io.IOException;
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
                requireFile(response);
                return new FileStream(response.body().asInputStream(), response);
            }
        } catch (IOException e) {
            throw closed(response, new ProviderRefused("unavailable", "The file's host breaks off (" + Failures.sentence(e) + ")."));
        }
        throw closed(response, new ProviderRefused("http-" + response.status(), "The file's host answers HTTP " + response.status() + ".",
                response.status() / 100 == 5 || PASSING.contains(response.status())));
    }

    /** A page of somebody in between is no customer's file, and neither is nothing: both may be better the next time. */
    private static void requireFile(Response response) {
        String type = first(response, "content-type").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html") || Integer.valueOf(0).equals(response.body().length())) {
            throw closed(response, new ProviderRefused("unavailable", "The file's host answers with "
                    + (type.startsWith("text/html") ? "a web page" : "nothing") + " instead of the file."));
        }
    }

    private static String first(Response response, String header) {
        return response.headers().getOrDefault(header, List.of()).stream().findFirst().orElse("");
    }

    private static ProviderRefused closed(Response response, ProviderRefused refused) {
        response.close();
        return refused;
    }
}
