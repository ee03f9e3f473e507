package org.hopperflow.provider.meta;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How Meta is reached.
 *
 * @param baseUrl        blank: the sandbox when it is on, otherwise Meta itself
 * @param apiVersion     such as {@code v25.0}; always pinned
 * @param connectTimeout default 5 s; together with {@code readTimeout} it is all the time a call has, see {@link #callTime}
 * @param readTimeout    silence after which the outcome is unknown, default 20 s
 * @param uploadTimeout  silence after which the upload of a file has failed, default 60 s: videos are looked at before the answer
 * @param fileTime       all the time that a file has on its way, there or here, default 5 min
 * @param mediaHosts     from where customers' files may be fetched besides {@code baseUrl}; default lookaside.fbsbx.com, *.whatsapp.net and
 *                       *.fbcdn.net
 */
@ConfigurationProperties("hopper.meta")
record MetaSettings(String baseUrl, String apiVersion, Duration connectTimeout, Duration readTimeout, Duration uploadTimeout,
        Duration fileTime, List<String> mediaHosts) {

    MetaSettings {
        apiVersion = apiVersion == null || apiVersion.isBlank() ? "v25.0" : apiVersion;
        connectTimeout = connectTimeout == null ? Duration.ofSeconds(5) : connectTimeout;
        readTimeout = readTimeout == null ? Duration.ofSeconds(20) : readTimeout;
        mediaHosts = mediaHosts == null || mediaHosts.isEmpty() ? List.of("lookaside.fbsbx.com", "*.whatsapp.net", "*.fbcdn.net")
                : mediaHosts;
        uploadTimeout = uploadTimeout == null ? Duration.ofSeconds(60) : uploadTimeout;
        fileTime = fileTime == null ? Duration.ofMinutes(5) : fileTime;
    }

    /** All the time a call has, answer included, 25 s by default: then it is cut and its outcome unknown, even if bytes still come in. */
    Duration callTime() {
        return connectTimeout.plus(readTimeout);
    }
}
