package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.wire.Answer;
import org.hopperflow.provider.wire.Failures;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** Makes a call and names what came of it, whatever it was. */
@Component
class MetaCalls {

    /** How long to leave a provider alone that cannot be reached. */
    private static final Duration UNREACHABLE = Duration.ofSeconds(5);

    private final ObjectMapper mapper;
    private final MetaAllowance allowance;

    MetaCalls(ObjectMapper mapper, MetaAllowance allowance) {
        this.mapper = mapper;
        this.allowance = allowance;
    }

    /** Never throws: what is not certain is unknown. */
    SendOutcome send(AccountKey account, Supplier<Response> call) {
        try {
            Response response = call.get();
            allowance.sent(account, response);
            return MetaAnswer.of(Answer.read(response), mapper).outcome();
        } catch (IOException | RuntimeException failure) {
            return Failures.nothingWritten(failure)
                    ? SendOutcome.Throttled.unheard(UNREACHABLE, Failures.sentence(failure))
                    : new SendOutcome.Unknown(Failures.sentence(failure));
        }
    }

    /**
     * @throws ProviderRefused with Meta's code and words, and with how long to wait when a limit of calls is used up; "unavailable" when
     *                         there was no answer that makes sense
     */
    JsonNode manage(Supplier<Response> call) {
        try {
            Response response = call.get();
            MetaUsage usage = MetaUsage.ofBusiness(response, mapper);
            return usage.orRefused(MetaAnswer.of(Answer.read(response), mapper));
        } catch (ProviderRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException failure) {
            throw new ProviderRefused("unavailable", "Meta does not answer (" + Failures.sentence(failure) + ").");
        }
    }
}
