package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.wire.Answer;
import org.hopperflow.provider.wire.Failures;
import org.springframework.stereotype.Component;

/** Makes a call and names what came of it, whatever it was. */
@Component
class KaleyraCalls {

    /** How long to leave a provider alone that cannot be reached. */
    private static final Duration UNREACHABLE = Duration.ofSeconds(5);

    private final ObjectMapper mapper;
    private final KaleyraSettings settings;

    KaleyraCalls(ObjectMapper mapper, KaleyraSettings settings) {
        this.mapper = mapper;
        this.settings = settings;
    }

    /** Never throws: what is not certain is unknown. */
    SendOutcome send(Supplier<Response> call) {
        try {
            return answer(call).outcome(settings.messageId());
        } catch (IOException | RuntimeException failure) {
            return Failures.nothingWritten(failure)
                    ? SendOutcome.Throttled.unheard(UNREACHABLE, Failures.sentence(failure))
                    : new SendOutcome.Unknown(Failures.sentence(failure));
        }
    }

    /** @throws ProviderRefused with Kaleyra's code and words; "unavailable" when there was no answer that makes sense */
    JsonNode manage(Supplier<Response> call) {
        try {
            return answer(call).orRefused();
        } catch (ProviderRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException failure) {
            throw new ProviderRefused("unavailable", "Kaleyra does not answer (" + Failures.sentence(failure) + ").");
        }
    }

    byte[] bytes(Object document) {
        try {
            return mapper.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KaleyraAnswer answer(Supplier<Response> call) throws IOException {
        return KaleyraAnswer.of(Answer.read(call.get()), mapper);
    }
}
