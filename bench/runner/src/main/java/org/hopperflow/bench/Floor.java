package org.hopperflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * The same provider calls and the same domain rows as the application writes, with neither engine nor framework: what remains when
 * everything is taken away that makes it a product. Fifty contacts are claimed, marked and recorded in one transaction each.
 */
public final class Floor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 50;
    private static final String[] STATUS_COLUMNS = {"delivered_at", "read_at"};

    private final HikariDataSource pool;
    private final String provider;
    private final CloseableHttpClient http = HttpClients.custom().disableAutomaticRetries().setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create().setMaxConnPerRoute(100).setMaxConnTotal(100).build()).build();
    private final ExecutorService calls = Executors.newFixedThreadPool(64);

    private record Contact(UUID entry, UUID attempt, UUID interaction, String phone) {
    }

    private Floor(String database, String provider) {
        HikariConfig config = new HikariConfig();
        // Of the address, not by a statement: a rollback would take that back, and the tables with it.
        config.setJdbcUrl(database + "&reWriteBatchedInserts=true&currentSchema=public,hopper");
        config.setUsername(Database.USER);
        config.setPassword(Database.USER);
        config.setMaximumPoolSize(30);
        config.setAutoCommit(false);
        this.pool = new HikariDataSource(config);
        this.provider = provider;
    }

    public static void main(String[] args) throws IOException {
        Floor floor = new Floor(System.getenv("DATABASE"), System.getenv("PROVIDER"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))), 1_000);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.createContext("/", exchange -> answer(exchange, 200));
        server.createContext("/go", exchange -> {
            UUID campaign = UUID.fromString(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 200);
            floor.send(campaign);
        });
        server.createContext("/webhooks", floor::webhook);
        server.start();
    }

    private void send(UUID campaign) {
        try {
            for (List<Contact> some = claim(campaign); !some.isEmpty(); some = claim(campaign)) {
                mark(some);
                List<Callable<String>> sends = new ArrayList<>();
                some.forEach(contact -> sends.add(() -> call(contact)));
                List<String> ids = new ArrayList<>();
                for (Future<String> sent : calls.invokeAll(sends)) {
                    ids.add(sent.get());
                }
                record(some, ids);
            }
        } catch (Exception e) {
            // The server would say nothing, and the runner wait.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private List<Contact> claim(UUID campaign) throws SQLException {
        List<Contact> taken = new ArrayList<>();
        try (Connection db = pool.getConnection()) {
            try (PreparedStatement claim = db.prepareStatement("""
                    update hopper_entry set status = 'PENDING', claimed_at = now(), attempts = 1
                     where id in (select id from hopper_entry where campaign_id = ? and status = 'FRESH' order by id limit ? for update skip locked)
                    returning id, phone""")) {
                claim.setObject(1, campaign);
                claim.setInt(2, BATCH);
                try (ResultSet rs = claim.executeQuery()) {
                    while (rs.next()) {
                        taken.add(new Contact(rs.getObject(1, UUID.class), UUID.randomUUID(), UUID.randomUUID(), rs.getString(2)));
                    }
                }
            }
            try (PreparedStatement interaction = db.prepareStatement("""
                    insert into interaction (id, account_key, kind, status, phone, campaign_id, entry_id, exclusive, opened_at)
                    values (?, 'shop', 'CAMPAIGN', 'OPEN', ?, ?, ?, true, now())""");
                    PreparedStatement attempt = db.prepareStatement("""
                    insert into attempt (id, account_key, recipient, content, text, campaign_id, entry_id, number, step, token, author, priority,
                                         state, queued_at)
                    values (?, 'shop', ?, cast(? as jsonb), ?, ?, ?, 1, 'sendTemplate', 'token', 'System', 5, 'QUEUED', now())""")) {
                for (Contact contact : taken) {
                    interaction.setObject(1, contact.interaction());
                    interaction.setString(2, contact.phone());
                    interaction.setObject(3, campaign);
                    interaction.setObject(4, contact.entry());
                    interaction.addBatch();
                    attempt.setObject(1, contact.attempt());
                    attempt.setString(2, contact.phone());
                    attempt.setString(3, body(contact));
                    attempt.setString(4, "Hi Anna, our spring collection has arrived. Shall we put something aside for you?");
                    attempt.setObject(5, campaign);
                    attempt.setObject(6, contact.entry());
                    attempt.addBatch();
                }
                interaction.executeBatch();
                attempt.executeBatch();
            }
            db.commit();
        }
        return taken;
    }

    private void mark(List<Contact> some) throws SQLException {
        try (Connection db = pool.getConnection(); PreparedStatement mark = db.prepareStatement("""
                update attempt set state = 'SENDING', owner = 'floor', marked_at = now(), lease_until = now() + interval '60 s'
                 where id = any(?) and state = 'QUEUED'""")) {
            mark.setObject(1, some.stream().map(Contact::attempt).toArray(UUID[]::new));
            mark.executeUpdate();
            db.commit();
        }
    }

    private String call(Contact contact) throws IOException {
        HttpPost post = new HttpPost(provider);
        post.setEntity(new StringEntity(body(contact), ContentType.APPLICATION_JSON));
        return http.execute(post, answer -> JSON.readTree(EntityUtils.toByteArray(answer.getEntity()))).path("messages").path(0).path("id").asText();
    }

    private static String body(Contact contact) {
        return """
                {"messaging_product":"whatsapp","to":"%s","type":"template","template":{"name":"spring_offer","language":{"code":"en"},\
                "components":[{"type":"body","parameters":[{"type":"text","text":"Anna"}]}]},"biz_opaque_callback_data":"%s"}"""
                .formatted(contact.phone(), contact.attempt());
    }

    private void record(List<Contact> some, List<String> ids) throws SQLException {
        try (Connection db = pool.getConnection();
                PreparedStatement attempt = db.prepareStatement("""
                        update attempt set state = 'ACCEPTED', provider_message_id = ?, outcome = 'ACCEPTED', sent_at = marked_at, owner = null,
                                           lease_until = null where id = ? and state = 'SENDING'""");
                PreparedStatement entry = db.prepareStatement("update hopper_entry set deadline_at = now() + interval '3 days' where id = ?");
                PreparedStatement interaction = db.prepareStatement("update interaction set template_sent_at = now() where id = ?")) {
            for (int i = 0; i < some.size(); i++) {
                attempt.setString(1, ids.get(i));
                attempt.setObject(2, some.get(i).attempt());
                attempt.addBatch();
                entry.setObject(1, some.get(i).entry());
                entry.addBatch();
                interaction.setObject(1, some.get(i).interaction());
                interaction.addBatch();
            }
            attempt.executeBatch();
            entry.executeBatch();
            interaction.executeBatch();
            db.commit();
        }
    }

    private void webhook(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            answer(exchange, signed(body, exchange.getRequestHeaders().getFirst("X-Hub-Signature-256")) ? take(body) ? 200 : 503 : 401);
        } catch (SQLException | GeneralSecurityException e) {
            e.printStackTrace();
            answer(exchange, 500);
        }
    }

    private static boolean signed(byte[] body, String signature) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Courier.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return ("sha256=" + HexFormat.of().formatHex(mac.doFinal(body))).equals(signature);
    }

    /** Stored as it came, then applied, in one transaction. False when the message is not recorded yet. */
    private boolean take(byte[] body) throws IOException, SQLException {
        try (Connection db = pool.getConnection()) {
            try (PreparedStatement raw = db.prepareStatement(
                    "insert into webhook_event (id, account_key, body, received_at, state) values (?, 'shop', ?, now(), 'READ')")) {
                raw.setObject(1, UUID.randomUUID());
                raw.setBytes(2, body);
                raw.executeUpdate();
            }
            JsonNode value = JSON.readTree(body).path("entry").path(0).path("changes").path(0).path("value");
            boolean taken = true;
            for (JsonNode status : value.path("statuses")) {
                taken &= status(db, status);
            }
            for (JsonNode message : value.path("messages")) {
                taken &= reply(db, message);
            }
            if (taken) {
                db.commit();
            } else {
                db.rollback();
            }
            return taken;
        }
    }

    private static boolean status(Connection db, JsonNode status) throws SQLException {
        String column = STATUS_COLUMNS[status.path("status").asText().equals("read") ? 1 : 0];
        try (PreparedStatement update = db.prepareStatement(
                "update attempt set " + column + " = to_timestamp(?) where account_key = 'shop' and provider_message_id = ?")) {
            update.setLong(1, status.path("timestamp").asLong());
            update.setString(2, status.path("id").asText());
            return update.executeUpdate() == 1;
        }
    }

    private static boolean reply(Connection db, JsonNode message) throws SQLException {
        String type = message.path("type").asText();
        String text = message.path(type).path(type.equals("button") ? "text" : "body").asText();
        UUID entry;
        try (PreparedStatement attempt = db.prepareStatement("""
                update attempt set answer = ?, answer_type = ?, answered_at = now() where account_key = 'shop' and provider_message_id = ?
                returning entry_id""")) {
            attempt.setString(1, text);
            attempt.setString(2, type);
            attempt.setString(3, message.path("context").path("id").asText());
            try (ResultSet rs = attempt.executeQuery()) {
                if (!rs.next()) {
                    return false;
                }
                entry = rs.getObject(1, UUID.class);
            }
        }
        try (PreparedStatement inbound = db.prepareStatement("""
                insert into inbound_message (id, account_key, phone, provider_message_id, type, text, context_message_id, at, received_at)
                values (?, 'shop', ?, ?, ?, ?, ?, now(), now())""")) {
            inbound.setObject(1, UUID.randomUUID());
            inbound.setString(2, message.path("from").asText());
            inbound.setString(3, message.path("id").asText());
            inbound.setString(4, type);
            inbound.setString(5, text);
            inbound.setString(6, message.path("context").path("id").asText());
            inbound.executeUpdate();
        }
        execute(db, "update hopper_entry set status = 'CLOSED', reason = 'Answered', answered_at = now(), closed_at = now() where id = ?", entry);
        execute(db, "update interaction set status = 'CLOSED', closed_at = now(), first_customer_at = now() where entry_id = ? and status = 'OPEN'",
                entry);
        if (type.equals("text")) {
            execute(db, """
                    insert into interaction (id, account_key, kind, status, phone, entry_id, exclusive, opened_at)
                    select gen_random_uuid(), 'shop', 'AGENT', 'OPEN', phone, id, true, now() from hopper_entry where id = ?""", entry);
        }
        return true;
    }

    private static void execute(Connection db, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
