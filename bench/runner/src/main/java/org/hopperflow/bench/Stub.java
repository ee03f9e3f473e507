package org.hopperflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A lean provider: accepts every message, reports sent, delivered and read, and lets every seventh customer or so tap the button and as
 * many write. It can be slow, and nobody may have to answer. Its processor time is nobody's.
 */
public final class Stub {

    /** As long as the real ones; rows that are multiplied get another serial number in the middle (PendingContacts). */
    static final String ID_HEAD = "wamid.HBgMMzkzMDAwMDAwMDAwFQIAERgS";
    static final int ID_SERIAL = 6;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScheduledExecutorService slowness = Executors.newScheduledThreadPool(4);
    private final Rush rush = new Rush();
    private final AtomicLong number = new AtomicLong();
    private final Courier courier = new Courier();
    /** The only one, approved at once; asked for again by whoever looks after templates. */
    private volatile ObjectNode template;
    private volatile Orders orders = new Orders(null, 1, 0, true);

    /**
     * @param webhook     where to report
     * @param batch       statuses per webhook call
     * @param delayMillis how long each call takes; 0 as fast as it can
     * @param answers     whether customers answer
     */
    record Orders(String webhook, int batch, int delayMillis, boolean answers) {
    }

    public static void main(String[] args) throws IOException {
        new Stub().serve(Integer.parseInt(System.getenv("PORT")));
    }

    private void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 1_000);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/orders", this::orders);
        server.createContext("/figures", exchange -> answer(exchange, 200, "{" + courier.figures() + ",\"rush\":" + rush.mostInASecond()
                + ",\"steady\":" + rush.steadyPerSecond() + "}"));
        server.createContext("/v25.0/9001/messages", this::message);
        server.createContext("/v25.0/9002/message_templates", this::template);
        server.start();
    }

    private void orders(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        orders = new Orders(body.path("webhook").asText(), body.path("batch").asInt(1), body.path("delayMillis").asInt(0),
                body.path("answers").asBoolean(true));
        rush.clear();
        courier.begin(orders);
        answer(exchange, 200, "{}");
    }

    private void message(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        rush.add(System.nanoTime());
        long n = number.incrementAndGet();
        if (orders.delayMillis() == 0) {
            accept(exchange, body, n);
        } else {
            slowness.schedule(() -> later(exchange, body, n), orders.delayMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void later(HttpExchange exchange, JsonNode body, long n) {
        try {
            accept(exchange, body, n);
        } catch (IOException gone) {
            exchange.close();
        }
    }

    private void accept(HttpExchange exchange, JsonNode body, long n) throws IOException {
        String phone = body.path("to").asText();
        String id = ID_HEAD + "0".repeat(ID_SERIAL) + String.format("%016d", n) + "AA==";
        answer(exchange, 200, "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"" + phone + "\",\"wa_id\":\"" + phone
                + "\"}],\"messages\":[{\"id\":\"" + id + "\",\"message_status\":\"accepted\"}]}");
        courier.report(new Courier.Message(n, id, phone, body.path("biz_opaque_callback_data").asText("")));
    }

    private void template(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            ObjectNode made = (ObjectNode) JSON.readTree(exchange.getRequestBody().readAllBytes());
            template = made.put("id", "9100").put("status", "APPROVED");
            answer(exchange, 200, "{\"id\":\"9100\",\"status\":\"APPROVED\",\"category\":\"MARKETING\"}");
        } else {
            answer(exchange, 200, "{\"data\":[" + (template == null ? "" : template) + "]}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
