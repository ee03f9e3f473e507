package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import java.io.IOException;
import java.util.List;
import org.hopperflow.provider.ProviderRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of the hourly allowance of management calls is used up (Cloud API, "rate limits", X-Business-Use-Case-Usage).
 *
 * @param percent of what is allowed; 0 when nothing is said
 * @param minutes until calls are allowed again; 0 when they are
 */
record MetaUsage(int percent, int minutes) {

    private static final Logger log = LoggerFactory.getLogger(MetaUsage.class);
    private static final String HEADER = "x-business-use-case-usage";
    private static final MetaUsage UNKNOWN = new MetaUsage(0, 0);
    private static final int NEARLY_ALL = 80;

    static MetaUsage of(Response response, ObjectMapper mapper) {
        return response.headers().getOrDefault(HEADER, List.of()).stream().findFirst().map(header -> read(header, mapper)).orElse(UNKNOWN);
    }

    /** An allowance that is nearly used up is logged. @throws ProviderRefused as the answer, saying how long Meta wants to be left alone */
    JsonNode orRefused(MetaAnswer answer) {
        if (percent >= NEARLY_ALL) {
            log.warn("{} % of the allowed management calls to Meta are used up", percent);
        }
        try {
            return answer.orRefused();
        } catch (ProviderRefused refused) {
            throw minutes == 0 ? refused : new ProviderRefused(refused.code(), refused.getMessage() + " Meta allows calls again in "
                    + minutes + " minutes.", refused.passing());
        }
    }

    /** The worst of all that is listed by business account and kind of call; what makes no sense says nothing. */
    private static MetaUsage read(String header, ObjectMapper mapper) {
        try {
            int percent = 0;
            int minutes = 0;
            for (JsonNode account : mapper.readTree(header)) {
                for (JsonNode usage : account) {
                    percent = Math.max(percent, Math.max(usage.path("call_count").asInt(),
                            Math.max(usage.path("total_cputime").asInt(), usage.path("total_time").asInt())));
                    minutes = Math.max(minutes, usage.path("estimated_time_to_regain_access").asInt());
                }
            }
            return new MetaUsage(percent, minutes);
        } catch (IOException noJson) {
            return UNKNOWN;
        }
    }
}
