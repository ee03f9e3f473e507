package org.hopperflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A lean provider: accepts every message, reports sent, delivered and read, and lets every seventh customer or so tap the button and as
 * many write. Its processor time is nobody's.
 */
public final class Stub {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicLong number = new AtomicLong();
    private final Courier courier = new Courier();
    private volatile Orders orders = new Orders(null, 1);

    /** @param webhook where to report; @param batch statuses per webhook call */
    record Orders(String webhook, int batch) {
    }

    public static void main(String[] args) throws IOException {
        new Stub().serve(Integer.parseInt(System.getenv("PORT")));
    }

    private void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 1_000);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/orders", this::orders);
        server.createContext("/figures", exchange -> answer(exchange, 200, courier.figures()));
        server.createContext("/v25.0/9001/messages", this::message);
        server.createContext("/v25.0/9002/message_templates", this::template);
        server.start();
    }

    private void orders(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        orders = new Orders(body.path("webhook").asText(), body.path("batch").asInt(1));
        courier.begin(orders);
        answer(exchange, 200, "{}");
    }

    private void message(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        accept(exchange, body, number.incrementAndGet());
    }

    private void accept(HttpExchange exchange, JsonNode body, long n) throws IOException {
        String phone = body.path("to").asText();
        String id = "wamid.bench" + n;
        answer(exchange, 200, "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"" + phone + "\",\"wa_id\":\"" + phone
                + "\"}],\"messages\":[{\"id\":\"" + id + "\",\"message_status\":\"accepted\"}]}");
        courier.report(new Courier.Message(n, id, phone, body.path("biz_opaque_callback_data").asText("")));
    }

    private void template(HttpExchange exchange) throws IOException {
        String posted = "{\"id\":\"9100\",\"status\":\"APPROVED\",\"category\":\"MARKETING\"}";
        answer(exchange, 200, exchange.getRequestMethod().equals("POST") ? posted : "{\"data\":[]}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
