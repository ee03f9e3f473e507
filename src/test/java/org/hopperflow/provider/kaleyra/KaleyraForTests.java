package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.account.KaleyraCredentials.ApiVersion;
import org.hopperflow.account.KaleyraCredentials;
import org.hopperflow.media.Media;
import org.hopperflow.media.MediaKind;
import org.hopperflow.media.MediaLibrary;
import org.hopperflow.media.MediaLinks;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.PublicAddress;
import org.hopperflow.shared.RunMode;
import org.hopperflow.shared.Signing;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The adapter with its real HTTP client, but accounts made up and the clock standing still. */
final class KaleyraForTests implements AutoCloseable {

    static final AccountKey FIRST = AccountKey.of("first");
    static final AccountKey SECOND = AccountKey.of("second");
    static final Instant RECEIPT = Instant.parse("2026-11-21T10:00:00Z");
    static final MediaId NO_FILE = MediaId.next();
    /** The links end on the hour after the one that is a day away. */
    static final String LINK_END = "1795345200-" + "A".repeat(43);
    static final String NUMBER = "390600000002";

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    KaleyraForTests(String baseUrl) {
        this(baseUrl, "https://hopper.example");
    }

    KaleyraForTests(String baseUrl, String publicUrl) {
        this(baseUrl, publicUrl, false);
    }

    /** @param payloads whether quick replies of the first generation are sent with payloads of ours */
    KaleyraForTests(String baseUrl, String publicUrl, boolean payloads) {
        Map<String, Object> properties = Map.of("hopper.kaleyra.first.payloads", payloads, "hopper.public-url", publicUrl, "hopper.kaleyra.base-url", baseUrl, "hopper.kaleyra.callback-url", "https://hopper.example/",
                "hopper.kaleyra.connect-timeout", "500ms", "hopper.kaleyra.read-timeout", "1500ms", "spring.datasource.url", "unused");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(KaleyraAccounts.class, MadeUpAccounts::new);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(Clock.class, () -> Clock.fixed(RECEIPT, ZoneOffset.UTC));
        context.registerBean(RunMode.class, () -> RunMode.of(context.getEnvironment()));
        context.registerBean(Signing.class, () -> words -> new byte[32]);
        context.registerBean(MediaLibrary.class, OneFile::new);
        context.register(PublicAddress.class, MediaLinks.class, KaleyraFiles.class);
        context.register(KaleyraConfiguration.class, KaleyraAddress.class, KaleyraCalls.class, KaleyraSending.class, KaleyraForm.class,
                KaleyraMessage.class, KaleyraTemplates.class, KaleyraTemplateBody.class, KaleyraWebhook.class,
                KaleyraDownloads.class, KaleyraHealth.class, KaleyraProvider.class);
        context.scan("org.hopperflow.provider.wire");
        context.refresh();
    }

    MessagingProvider provider() {
        return context.getBean(MessagingProvider.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Whatever id it is asked for, except {@link #NO_FILE}: a document. */
    private static final class OneFile implements MediaLibrary {

        @Override
        public Optional<Media> find(MediaId id) {
            return id.equals(NO_FILE) ? Optional.empty()
                    : Optional.of(new Media(id, MediaKind.DOCUMENT, "application/pdf", "Prices.pdf", 5, "0", RECEIPT));
        }

        @Override
        public InputStream open(MediaId id, long offset) {
            return InputStream.nullInputStream();
        }
    }

    private static final class MadeUpAccounts implements KaleyraAccounts {

        private static final Map<AccountKey, KaleyraAccount> ACCOUNTS = Map.of(FIRST, account(FIRST, ApiVersion.V1),
                SECOND, account(SECOND, ApiVersion.V2));

        private static KaleyraAccount account(AccountKey key, ApiVersion version) {
            return new KaleyraAccount(key, NUMBER, new KaleyraCredentials(version, "api.eu.kaleyra.io", "HX1", "key-1", "900100", "hook-1"));
        }

        @Override
        public Optional<KaleyraAccount> find(AccountKey account) {
            return Optional.ofNullable(ACCOUNTS.get(account));
        }

        @Override
        public List<KaleyraAccount> ofSid(String sid) {
            return List.copyOf(ACCOUNTS.values());
        }
    }
}
