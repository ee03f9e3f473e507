package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.media.Media;
import org.hopperflow.media.MediaLibrary;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.wire.Failures;
import org.hopperflow.shared.MediaId;
import org.springframework.stereotype.Component;

/**
 * Brings files to Meta. A file is in memory while it travels, since Feign's bodies are arrays; headers have at most 16 MB, and two
 * travel at once at most besides those of templates being submitted.
 */
@Component
class MetaUploads {

    /** Each goes on where the one before broke off. */
    private static final int MOST_TRIES = 5;

    private final MediaLibrary library;
    private final MetaAddress address;
    private final MetaUploadApi api;
    private final MetaCalls calls;

    MetaUploads(MediaLibrary library, MetaAddress address, MetaUploadApi api, MetaCalls calls) {
        this.library = library;
        this.address = address;
        this.api = api;
        this.calls = calls;
    }

    /** @throws ProviderRefused unknown-media when we have no such file */
    Media file(MediaId id) {
        return library.find(id).orElseThrow(() -> new ProviderRefused("unknown-media", "There is no uploaded file " + id + "."));
    }

    /** A handle for the example of a template's header; it cannot be sent. @throws ProviderRefused */
    String handle(MetaCredentials credentials, MediaId id) {
        Media file = file(id);
        JsonNode begun = calls.manage(() -> api.begin(address.of(credentials.appId()), credentials.accessToken(), file.fileName(),
                file.bytes(), file.mimeType()));
        String session = MetaJson.text(begun, "id");
        if (session == null) {
            throw new ProviderRefused("unavailable", "Meta began no upload.");
        }
        // An address and no variable: a question mark that is encoded costs the signature behind it.
        return resumed(new Session(credentials.accessToken(), address.of(session)), file);
    }

    /** The id under which the number can send the file. @throws ProviderRefused */
    String forSending(MetaCredentials credentials, Media file) {
        MetaForm form = new MetaForm(file);
        JsonNode answer = calls.manage(() -> api.media(address.of(credentials.phoneNumberId()), credentials.accessToken(),
                form.boundary(), form.with(bytes(file, 0))));
        return required(answer, "id");
    }

    private record Session(String token, URI address) {
    }

    private String resumed(Session session, Media file) {
        ProviderRefused broken = null;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                long from = tries == 0 ? 0 : reached(session);
                return required(calls.manage(() -> api.append(session.address(), session.token(), from, bytes(file, from))), "h");
            } catch (ProviderRefused refused) {
                if (!MetaTrouble.passes(refused)) {
                    throw refused;
                }
                broken = refused;
            }
        }
        throw broken;
    }

    private long reached(Session session) {
        JsonNode state = calls.manage(() -> api.state(session.address(), session.token()));
        return state.path("file_offset").asLong(0);
    }

    private byte[] bytes(Media file, long from) {
        try (InputStream content = library.open(file.id(), from)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new ProviderRefused("unavailable", "The file " + file.fileName() + " cannot be read here ("
                    + Failures.sentence(e) + ").");
        }
    }

    private static String required(JsonNode answer, String name) {
        String value = MetaJson.text(answer, name);
        if (value == null) {
            throw new ProviderRefused("unavailable", "Meta answered without \"" + name + "\".");
        }
        return value;
    }
}
