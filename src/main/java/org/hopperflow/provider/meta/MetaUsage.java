package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import feign.Response;
import java.io.IOException;
import java.util.List;
import org.hopperflow.provider.ProviderRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of an hourly allowance of calls is used up (Graph API, "rate limiting": X-App-Usage, X-Business-Use-Case-Usage).
 *
 * @param percent of what is allowed; 0 when nothing is said
 * @param minutes until calls are allowed again; 0 when they are
 */
record MetaUsage(int percent, int minutes) {

    static final MetaUsage UNTOLD = new MetaUsage(0, 0);

    private static final Logger log = LoggerFactory.getLogger(MetaUsage.class);
    private static final int NEARLY_ALL = 80;
    /** Whatever a header says: no allowance is counted over more than a day. */
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_PERCENT = 1_000;

    /** The worst of all that is listed by business account and kind of call; untold when there is no such header. */
    static MetaUsage ofBusiness(Response response, ObjectMapper mapper) {
        MetaUsage worst = UNTOLD;
        for (JsonNode account : header(response, "x-business-use-case-usage", mapper)) {
            for (JsonNode usage : account) {
                worst = worst.or(of(usage));
            }
        }
        return worst;
    }

    /** Of all calls of the app; untold when there is no such header. */
    static MetaUsage ofApp(Response response, ObjectMapper mapper) {
        return of(header(response, "x-app-usage", mapper));
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

    MetaUsage or(MetaUsage other) {
        return new MetaUsage(Math.max(percent, other.percent), Math.max(minutes, other.minutes));
    }

    private static MetaUsage of(JsonNode usage) {
        int percent = Math.max(usage.path("call_count").asInt(),
                Math.max(usage.path("total_cputime").asInt(), usage.path("total_time").asInt()));
        return new MetaUsage(within(percent, MOST_PERCENT), within(usage.path("estimated_time_to_regain_access").asInt(), MOST_MINUTES));
    }

    private static int within(int told, int most) {
        return Math.max(0, Math.min(told, most));
    }

    /** What makes no sense says nothing. */
    private static JsonNode header(Response response, String name, ObjectMapper mapper) {
        String text = response.headers().getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        try {
            JsonNode json = text == null ? null : mapper.readTree(text);
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }
}
