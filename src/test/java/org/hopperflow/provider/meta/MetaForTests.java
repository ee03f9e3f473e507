package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.media.Media;
import org.hopperflow.media.MediaKind;
import org.hopperflow.media.MediaLibrary;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.RunMode;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The adapter with its real HTTP client, but accounts made up and the clock standing still. */
final class MetaForTests implements AutoCloseable {

    static final AccountKey ACCOUNT = AccountKey.of("acme");
    static final AccountKey SISTER = AccountKey.of("sister");
    static final Instant RECEIPT = Instant.parse("2026-11-21T10:00:00Z");

    private static final Map<AccountKey, MetaCredentials> CREDENTIALS = Map.of(
            ACCOUNT, new MetaCredentials("800111222333444", "900100200300400", "app", "token-1", "app secret", "verify me"),
            SISTER, new MetaCredentials("800555666777888", "900100200300400", "app", "token-2", "app secret", "verify me"));

    static final FilesInMemory FILES = new FilesInMemory();

    private final TestClock clock = new TestClock();
    private final List<Object> told = new CopyOnWriteArrayList<>();
    private final MediaInMemory known = new MediaInMemory();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    MetaForTests(String baseUrl) {
        Map<String, Object> properties = Map.of("hopper.meta.base-url", baseUrl, "hopper.meta.api-version", "v25.0",
                "hopper.meta.connect-timeout", "500ms", "hopper.meta.read-timeout", "1500ms", "spring.datasource.url", "unused");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.registerBean(MetaAccounts.class, MadeUpAccounts::new);
        context.registerBean(MediaLibrary.class, () -> FILES);
        context.registerBean(KnownMedia.class, () -> known);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(RunMode.class, () -> RunMode.of(context.getEnvironment()));
        context.register(MetaConfiguration.class, MetaAddress.class, MetaAllowance.class, MetaCalls.class, MetaSending.class,
                MetaTemplates.class, MetaUploads.class, MediaCouriers.class, MetaMedia.class, MetaFiles.class, MetaNumbers.class,
                MetaWebhook.class, MetaDownloads.class, MetaHealth.class, MetaProvider.class);
        context.scan("org.hopperflow.provider.wire");
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> published) {
                told.add(published.getPayload());
            }
        });
        context.refresh();
    }

    /** What the adapter published. */
    <T> List<T> told(Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    MessagingProvider provider() {
        return context.getBean(MessagingProvider.class);
    }

    /** The adapter's clock goes on. */
    void later(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** The table of Meta's ids cannot be read. */
    void databaseIsAway() {
        known.away = true;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Files that are uploaded for a test. */
    static final class FilesInMemory implements MediaLibrary {

        private final Map<MediaId, Media> files = new ConcurrentHashMap<>();
        private final Map<MediaId, byte[]> contents = new ConcurrentHashMap<>();

        MediaId add(MediaKind type, String mimeType, String name, byte[] content) {
            MediaId id = MediaId.next();
            contents.put(id, content);
            files.put(id, new Media(id, type, mimeType, name, content.length, "0", RECEIPT));
            return id;
        }

        @Override
        public Optional<Media> find(MediaId id) {
            return Optional.ofNullable(files.get(id));
        }

        @Override
        public InputStream open(MediaId id, long offset) {
            byte[] content = contents.get(id);
            return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
        }
    }

    private static final class MediaInMemory implements KnownMedia {

        private final Map<Place, Known> known = new ConcurrentHashMap<>();
        private volatile boolean away;

        @Override
        public Optional<Known> find(Place place) {
            if (away) {
                throw new IllegalStateException("The database is away");
            }
            return Optional.ofNullable(known.get(place));
        }

        @Override
        public void save(Place place, Known id) {
            known.put(place, id);
        }

        @Override
        public void forget(Place place) {
            known.remove(place);
        }
    }

    private static final class TestClock extends Clock {

        private volatile Instant now = RECEIPT;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class MadeUpAccounts implements MetaAccounts {

        @Override
        public MetaCredentials credentials(AccountKey account) {
            return CREDENTIALS.get(account);
        }

        @Override
        public Optional<AccountKey> ofNumber(String phoneNumberId) {
            return CREDENTIALS.entrySet().stream().filter(entry -> entry.getValue().phoneNumberId().equals(phoneNumberId))
                    .map(Map.Entry::getKey).findFirst();
        }

        @Override
        public boolean hasNumber(AccountKey account, String digits) {
            return account.equals(ACCOUNT) && digits.equals("15550001111");
        }

        @Override
        public List<AccountKey> ofBusinessAccount(String wabaId) {
            return List.copyOf(CREDENTIALS.keySet());
        }
    }
}
