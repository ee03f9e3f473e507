package org.hopperflow.provider.kaleyra;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How Kaleyra is reached. The words of its first generation are settings where its public pages do not print them.
 *
 * @param baseUrl        blank: the sandbox when it is on, otherwise the account's own host
 * @param callbackUrl    our address as Kaleyra sees it, such as {@code https://hopper.example}: first-generation messages name it for
 *                       their statuses; blank: {@code hopper.public-url}, and without that they name none, and the number's callback
 *                       profile must
 * @param connectTimeout default 5 s; together with {@code readTimeout} it is all the time a call has, see {@link #callTime}
 * @param readTimeout    silence after which the outcome is unknown, default 20 s
 * @param fileTime       all the time that a customer's file has on its way here, default 5 min
 * @param plus           whether numbers are sent with a plus sign; default true
 * @param messageId      which id of a second-generation callback is the one that the send answered; default {@code message_id}
 * @param headerExample  the member of a second-generation header's example that holds the link to its file; default
 *                       {@code header_handle}, where Meta has the handle of an upload
 * @param mediaHosts     from where customers' files may be fetched besides the address of the API; default *.amazonaws.com, *.kaleyra.io
 *                       and *.kaleyra.ai
 * @param first          the words of the first generation
 */
@ConfigurationProperties("hopper.kaleyra")
record KaleyraSettings(String baseUrl, String callbackUrl, Duration connectTimeout, Duration readTimeout,
        Duration fileTime, Boolean plus, String messageId, String headerExample, List<String> mediaHosts, First first) {

    /**
     * @param list    the type of a list message; default {@code list}
     * @param buttons the type of a message with reply buttons; default {@code button}
     * @param templateButtons the member of a template's document that holds its buttons; default {@code buttons}
     * @param payloads whether quick replies are sent with payloads of ours ({@code payload1} to {@code payload3}, as a
     *                 {@code mediatemplate}); default false: no page tells in which field one comes back and whether the label comes with
     *                 it, and an answer is found without, by {@code reply_to} or the reference
     */
    record First(String list, String buttons, String templateButtons, boolean payloads) {

        First {
            list = or(list, "list");
            buttons = or(buttons, "button");
            templateButtons = or(templateButtons, "buttons");
        }
    }

    KaleyraSettings {
        connectTimeout = connectTimeout == null ? Duration.ofSeconds(5) : connectTimeout;
        readTimeout = readTimeout == null ? Duration.ofSeconds(20) : readTimeout;
        fileTime = fileTime == null ? Duration.ofMinutes(5) : fileTime;
        plus = plus == null || plus;
        messageId = or(messageId, "message_id");
        headerExample = or(headerExample, "header_handle");
        mediaHosts = mediaHosts == null || mediaHosts.isEmpty() ? List.of("*.amazonaws.com", "*.kaleyra.io", "*.kaleyra.ai") : mediaHosts;
        first = first == null ? new First(null, null, null, false) : first;
    }

    /** All the time a call has, answer included, 25 s by default: then it is cut and its outcome unknown, even if bytes still come in. */
    Duration callTime() {
        return connectTimeout.plus(readTimeout);
    }

    String number(String digits) {
        return plus ? "+" + digits : digits;
    }

    private static String or(String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given.strip();
    }
}
