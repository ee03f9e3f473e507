package org.hopperflow.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.Sender;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.InteractionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Marks the customer's latest message, and with it those before. Best effort: what does not fit into the queue is not marked. */
@Component
class LatestRead implements ReadReceipts, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LatestRead.class);
    private static final int THREADS = 2;
    private static final int QUEUE = 1_000;

    private final InboundRepository inbound;
    private final Senders senders;
    private final MessagingProviders providers;
    private final Cache<InteractionId, String> marked = Caffeine.newBuilder().maximumSize(10_000).build();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            new CustomizableThreadFactory("hopper-read-"), new ThreadPoolExecutor.DiscardPolicy());

    LatestRead(InboundRepository inbound, Senders senders, MessagingProviders providers) {
        this.inbound = inbound;
        this.senders = senders;
        this.providers = providers;
    }

    @Override
    public void read(InteractionId interaction) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            threads.execute(() -> mark(interaction));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                threads.execute(() -> mark(interaction));
            }
        });
    }

    private void mark(InteractionId interaction) {
        try {
            inbound.latestOf(interaction).filter(latest -> !latest.messageId().equals(marked.getIfPresent(interaction)))
                    .filter(latest -> senders.find(latest.accountKey()).filter(Sender::markAsRead).isPresent())
                    .ifPresent(latest -> {
                        providers.of(latest.accountKey()).markRead(latest.accountKey(), latest.messageId());
                        marked.put(interaction, latest.messageId());
                    });
        } catch (RuntimeException e) {
            log.info("The customer of interaction {} is not shown that an agent read the message: {}", interaction, e.getMessage());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
