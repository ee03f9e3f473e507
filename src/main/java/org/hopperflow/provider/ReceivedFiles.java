package org.hopperflow.provider;

import java.io.IOException;
import org.hopperflow.media.Media;
import org.hopperflow.media.MediaIntake;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** Brings customers' files into our own storage. Calls the provider, so never in a transaction. */
@Component
public class ReceivedFiles {

    private final MessagingProviders providers;
    private final MediaIntake intake;

    ReceivedFiles(MessagingProviders providers, MediaIntake intake) {
        this.providers = providers;
        this.intake = intake;
    }

    /** A file that is ours now. */
    public record Kept(MediaId id, String mimeType, String fileName) {
    }

    /** @throws ProviderRefused with a sentence for people; passing when a later try may succeed */
    public Kept fetch(AccountKey account, ReceivedFile file) {
        try (FileStream stream = providers.of(account).open(account, file)) {
            Media kept = intake.take(file.fileName(), stream.content());
            return new Kept(kept.id(), kept.mimeType(), kept.fileName());
        } catch (RuleBroken refused) {
            throw new ProviderRefused(refused.code(), refused.getMessage(), refused.kind() == RuleBroken.Kind.UNAVAILABLE);
        } catch (IOException e) {
            throw new ProviderRefused("unavailable", "The file did not arrive whole.");
        }
    }
}
