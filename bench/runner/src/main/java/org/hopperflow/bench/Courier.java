package org.hopperflow.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Brings signed webhooks on connections that stay open, measures each answer, and brings again what was not taken. */
final class Courier {

    static final String SECRET = "secret";

    private static final int CONNECTIONS = 16;
    private static final long AGAIN_MILLIS = 200;
    /** Nobody answers before they have read. */
    private static final long PEOPLE_TAKE = TimeUnit.SECONDS.toNanos(2);

    private final DelayQueue<Letter> post = new DelayQueue<>();
    private final Latencies latencies = new Latencies();
    private final AtomicInteger under = new AtomicInteger();
    private volatile Stub.Orders orders;
    private final List<String> held = new ArrayList<>();

    /** An accepted message. */
    record Message(long number, String id, String phone, String reference) {
    }

    /** @param notBefore on the JVM's clock of nanoseconds; 0 at once */
    private record Letter(String body, long notBefore) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return notBefore == 0 ? 0 : unit.convert(notBefore - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(notBefore, ((Letter) other).notBefore);
        }
    }

    Courier() {
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread thread = new Thread(this::run, "courier-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    void begin(Stub.Orders now) {
        orders = now;
        latencies.clear();
    }

    String figures() {
        return "\"waiting\":" + (post.size() + under.get()) + "," + latencies.json();
    }

    void report(Message message) {
        long now = System.currentTimeMillis() / 1000;
        for (String status : List.of("sent", "delivered", "read")) {
            status("{\"id\":\"" + message.id() + "\",\"status\":\"" + status + "\",\"timestamp\":\"" + now + "\",\"recipient_id\":\""
                    + message.phone() + "\",\"biz_opaque_callback_data\":\"" + message.reference() + "\"}");
        }
        int lot = (int) (message.number() % 20);
        if (!orders.answers()) {
            return;
        }
        if (lot < 3) {
            answer(message, now, "button", "{\"text\":\"Yes, please\",\"payload\":\"Yes, please\"}");
        } else if (lot < 6) {
            answer(message, now, "text", "{\"body\":\"What does the number " + message.number() + " cost?\"}");
        }
    }

    private void status(String status) {
        int batch = orders.batch();
        if (batch == 1) {
            post.add(new Letter(envelope("\"statuses\":[" + status + "]"), 0));
            return;
        }
        synchronized (held) {
            held.add(status);
            if (held.size() >= batch) {
                post.add(new Letter(envelope("\"statuses\":[" + String.join(",", held) + "]"), 0));
                held.clear();
            }
        }
    }

    private void answer(Message message, long now, String type, String content) {
        post.add(new Letter(envelope("\"contacts\":[{\"wa_id\":\"" + message.phone() + "\",\"profile\":{\"name\":\"Anna\"}}],\"messages\":[{\"from\":\""
                + message.phone() + "\",\"id\":\"" + message.id() + ".reply\",\"timestamp\":\"" + now + "\",\"type\":\"" + type
                + "\",\"context\":{\"from\":\"390600000002\",\"id\":\"" + message.id() + "\"},\"" + type + "\":" + content + "}]"),
                System.nanoTime() + PEOPLE_TAKE));
    }

    private static String envelope(String news) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"9002\",\"changes\":[{\"field\":\"messages\",\"value\":"
                + "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"390600000002\",\"phone_number_id\":\"9001\"},"
                + news + "}}]}]}";
    }

    private void run() {
        Connection connection = null;
        while (true) {
            try {
                Letter letter = post.take();
                under.incrementAndGet();
                try {
                    connection = connection != null && connection.to.equals(orders.webhook()) ? connection : new Connection(orders.webhook());
                    long from = System.nanoTime();
                    int status = connection.post(letter.body());
                    latencies.add(System.nanoTime() - from);
                    if (status >= 500) {
                        again(letter);
                    }
                } catch (IOException e) {
                    connection = null;
                    again(letter);
                } finally {
                    under.decrementAndGet();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void again(Letter letter) {
        post.add(new Letter(letter.body(), System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AGAIN_MILLIS)));
    }

    /** Just as much HTTP as is needed to post on a connection that stays open. */
    private static final class Connection {

        private final String to;
        private final URI uri;
        private final Socket socket;
        private final InputStream in;
        private final Mac mac;

        Connection(String to) throws IOException {
            this.to = to;
            this.uri = URI.create(to);
            this.socket = new Socket(uri.getHost(), uri.getPort());
            this.socket.setTcpNoDelay(true);
            this.in = new BufferedInputStream(socket.getInputStream());
            try {
                this.mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        int post(String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String head = "POST " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                    + "\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes))
                    + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            byte[] all = new byte[head.length() + bytes.length];
            System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, all, 0, head.length());
            System.arraycopy(bytes, 0, all, head.length(), bytes.length);
            socket.getOutputStream().write(all);
            return status();
        }

        private int status() throws IOException {
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = 0;
            boolean chunked = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(java.util.Locale.ROOT);
                length = lower.startsWith("content-length:") ? Integer.parseInt(lower.substring(15).trim()) : length;
                chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            }
            in.readNBytes(length);
            while (chunked && length >= 0) {
                length = Integer.parseInt(line(), 16);
                in.readNBytes(length);
                line();
                chunked = length > 0;
            }
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("The connection was closed");
                }
                line.append((char) c);
            }
            return line.toString().stripTrailing();
        }
    }
}
