package org.hopperflow.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hopperflow.provider.meta.MetaSignature;

/**
 * Webhooks of a campaign that was really sent, each one to three times, in any order, to either of two nodes, among calls that are cut
 * or strange (5 %) and calls that somebody else made (5 %).
 */
final class WebhookStorm {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CALLERS = 16;
    private static final int MOST_TOGETHER = 8;
    private static final String READ = "PENDING|-|t|t|-|0";
    private static final String DELIVERED = "PENDING|-|t|f|-|0";
    private static final String FAILED = "CLOSED|Message Undeliverable|f|f|-|0";
    private static final String ANSWERED = "CLOSED|Answered|t|t|Yes, please|1";

    private final Cluster cluster;
    private final Random random;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> expected = new TreeMap<>();
    private long now;

    private record Sent(String id, String reference) {
    }

    /** @param right whether it is signed as Meta signs */
    private record Call(String body, boolean right) {
    }

    WebhookStorm(Cluster cluster, long seed) {
        this.cluster = cluster;
        this.random = new Random(seed);
    }

    /** Answers how many calls were made. */
    int rage(int events) {
        List<String> phones = IntStream.range(0, events / 3).mapToObj(i -> "3947" + String.format("%08d", i)).toList();
        cluster.counted().run("insert into sandbox_number (phone, behaviour) select '3947' || lpad(i::text, 8, '0'), '{\"silent\": true}'"
                + " from generate_series(0, " + (phones.size() - 1) + ") i on conflict (phone) do update set behaviour = excluded.behaviour");
        cluster.messagesPerSecond(Cluster.FAST);
        String campaign = cluster.campaign(phones);
        await().atMost(PATIENCE).until(() -> sent().size() == phones.size() && cluster.database().count(Invariants.LEAVING) == 0);
        now = Instant.parse(cluster.api().get("/sandbox/clock").expect(200).json().path("now").asText()).getEpochSecond();

        List<Call> calls = calls(events(sent()));
        make(calls);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(campaign)).isEqualTo(expected));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(cluster.database().rows("""
                select 'event', id::text, state from webhook_event where state not in ('READ', 'PARKED')
                union all select 'item', id::text, failure from inbox_item where state <> 'DONE'
                union all select 'early', provider_message_id, status from early_status
                """)).isEmpty());
        assertThat(found(campaign)).isEqualTo(expected);
        assertThat(cluster.database().count("select count(*) from webhook_event where position('forged'::bytea in body) > 0")).isZero();
        assertThat(cluster.database().count("select count(*) from webhook_event where state = 'PARKED'"))
                .isEqualTo(calls.stream().filter(call -> call.right() && call.body().startsWith("cut ")).count());
        return calls.size();
    }

    /** By number, as the provider knows them: a node that was too slow may not know yet that it sent. */
    private Map<String, Sent> sent() {
        Map<String, Sent> sent = new HashMap<>();
        cluster.counted().rows("select phone, wamid, reference from sandbox_message where phone like '3947%'").forEach(row -> {
            String[] columns = row.split(" ");
            sent.put(columns[0], new Sent(columns[1], columns[2]));
        });
        return sent;
    }

    /** What happened to each contact, and what must be known of it in the end. */
    private List<String> events(Map<String, Sent> sent) {
        List<String> events = new ArrayList<>();
        new TreeMap<>(sent).forEach((phone, message) -> {
            int lot = random.nextInt(100);
            events.add(status(message, "sent", 1, ""));
            if (lot < 10) {
                events.add(status(message, "failed", 2, ", \"errors\": [{\"code\": 131026, \"title\": \"Undeliverable\"}]"));
                expected.put(phone, FAILED);
                return;
            }
            events.add(status(message, "delivered", 2, ""));
            if (lot >= 25) {
                events.add(status(message, "read", 3, ""));
            }
            if (lot >= 75) {
                events.add("\"messages\": [{\"from\": \"%s\", \"id\": \"in.%s\", \"timestamp\": \"%d\", \"type\": \"button\", \"context\":"
                        .formatted(phone, message.id(), now + 4) + " {\"id\": \"" + message.id() + "\"}, \"button\": {\"payload\": \"Yes, please\", \"text\":"
                        + " \"Yes, please\"}}]");
            }
            expected.put(phone, lot < 25 ? DELIVERED : lot < 75 ? READ : ANSWERED);
        });
        return events;
    }

    private String status(Sent message, String word, int second, String more) {
        return "\"statuses\": [{\"id\": \"%s\", \"status\": \"%s\", \"timestamp\": \"%d\", \"biz_opaque_callback_data\": \"%s\"%s}]"
                .formatted(message.id(), word, now + second, message.reference(), more);
    }

    private List<Call> calls(List<String> events) {
        List<String> deliveries = new ArrayList<>();
        events.forEach(event -> deliveries.addAll(Collections.nCopies(1 + random.nextInt(3), event)));
        Collections.shuffle(deliveries, random);
        List<Call> calls = new ArrayList<>();
        for (int from = 0; from < deliveries.size();) {
            int to = Math.min(deliveries.size(), from + 1 + random.nextInt(MOST_TOGETHER));
            calls.add(new Call(body(deliveries.subList(from, to)), true));
            from = to;
        }
        int some = Math.max(1, deliveries.size() / 20);
        for (int i = 0; i < some; i++) {
            String body = body(List.of(deliveries.get(random.nextInt(deliveries.size()))));
            calls.add(new Call(i % 2 == 0 ? "cut " + body.substring(0, random.nextInt(body.length())) : strange(), true));
            calls.add(new Call(body.replace("\"sent\"", "\"failed\"").replace("\"read\"", "\"failed\"").replace("\"delivered\"", "\"failed\"")
                    .replace("{\"field\"", "{\"forged\": true, \"field\""), false));
        }
        Collections.shuffle(calls, random);
        return calls;
    }

    /** Each event is a change of its own; every twentieth has a neighbour that makes no sense. */
    private String body(List<String> events) {
        StringBuilder changes = new StringBuilder();
        for (String event : events) {
            changes.append(changes.isEmpty() ? "" : ", ").append("{\"field\": \"messages\", \"value\": {").append(random.nextInt(20) == 0
                    ? event.replaceFirst("\\[", "[null, 7, {\"id\": {}}, \"x\", ") : event).append("}}");
        }
        return "{\"object\": \"whatsapp_business_account\", \"entry\": [{\"id\": \"9002\", \"changes\": [" + changes + "]}]}";
    }

    private String strange() {
        List<String> strange = List.of("{}", "{\"entry\": 5}", "{\"entry\": [null, {\"changes\": {}}]}", "{\"entry\": [{\"changes\": [7]}]}",
                "{\"entry\": [{\"changes\": [{\"value\": {\"statuses\": [{\"id\": 5, \"status\": \"dreamt\"}, null]}}]}]}");
        return strange.get(random.nextInt(strange.size()));
    }

    private void make(List<Call> calls) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<CompletableFuture<Void>> made = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                Call call = calls.get(i);
                String address = cluster.nodes.get(i % cluster.nodes.size()).address();
                made.add(CompletableFuture.runAsync(() -> make(call, address), callers));
            }
            made.forEach(CompletableFuture::join);
        } finally {
            callers.shutdown();
        }
    }

    private void make(Call call, String address) {
        byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/webhooks/meta/shop")).timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .header(MetaSignature.HEADER, MetaSignature.of(body, call.right() ? "secret" : "somebody else's"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(call.right() ? 200 : 401);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> found(String campaign) {
        Map<String, String> found = new TreeMap<>();
        cluster.database().rows("""
                select a.recipient || '=' || concat_ws('|', e.status, coalesce(e.reason, '-'), a.delivered_at is not null, a.read_at is not null,
                       coalesce(a.answer, '-'), (select count(*) from inbound_message m where m.phone = a.recipient))
                  from attempt a join hopper_entry e on e.id = a.entry_id where a.campaign_id = '%s'
                """.formatted(campaign)).forEach(row -> found.put(row.split("=")[0], row.split("=")[1]));
        return found;
    }
}
