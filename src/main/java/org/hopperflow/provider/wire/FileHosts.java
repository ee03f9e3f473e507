package org.hopperflow.provider.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.hopperflow.provider.ProviderRefused;

/**
 * Where a provider's files may be fetched from: what stands in an answer or in news could be an address inside our own network.
 *
 * @param hosts names, or {@code *.} and the end of names
 * @param base  the provider's own address, which is always allowed with its scheme and port
 */
public record FileHosts(List<String> hosts, URI base) {

    /** @throws ProviderRefused not-allowed */
    public URI require(String address) {
        URI asked = parsed(address);
        if (asked.getHost() == null || asked.getRawUserInfo() != null || !allowed(asked)) {
            throw new ProviderRefused("not-allowed", "The file is at " + (asked.getHost() == null ? "no host" : asked.getHost())
                    + ", which is none of the provider's hosts that the settings allow.");
        }
        return asked;
    }

    private boolean allowed(URI asked) {
        String host = asked.getHost().toLowerCase(Locale.ROOT);
        boolean own = host.equals(base.getHost()) && asked.getPort() == base.getPort() && base.getScheme().equalsIgnoreCase(asked
                .getScheme());
        boolean usual = "https".equalsIgnoreCase(asked.getScheme()) && (asked.getPort() == -1 || asked.getPort() == 443);
        return own || usual && hosts.stream().map(pattern -> pattern.strip().toLowerCase(Locale.ROOT)).anyMatch(pattern ->
                pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) && host.length() >= pattern.length() : host.equals(pattern));
    }

    private static URI parsed(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new ProviderRefused("not-allowed", "The file's address makes no sense.");
        }
    }
}
