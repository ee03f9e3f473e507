package org.example.quickstart;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Calls the provider inside the job, and writes down what it answered. */
@Component
class SendTemplate implements JavaDelegate {

    private final RestClient provider;
    private final JdbcClient jdbc;

    SendTemplate(RestClient.Builder builder, JdbcClient jdbc, @Value("${provider.url}") String url) {
        this.provider = builder.baseUrl(url).build();
        this.jdbc = jdbc;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String phone = (String) execution.getVariable("phone");
        Map<String, Object> body = Map.of("messaging_product", "whatsapp", "to", phone, "type", "template",
                "template", Map.of("name", "spring_offer", "language", Map.of("code", "en"),
                        "components", List.of(Map.of("type", "body", "parameters",
                                List.of(Map.of("type", "text", "text", execution.getVariable("firstName")))))),
                "biz_opaque_callback_data", execution.getProcessInstanceId());
        Answer answer = provider.post().body(body).retrieve().body(Answer.class);
        jdbc.sql("insert into message (id, phone, sent_at) values (?, ?, now())").params(answer.messages().get(0).id(), phone).update();
    }

    record Answer(List<Message> messages) {
    }

    record Message(String id) {
    }
}
