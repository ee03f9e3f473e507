package org.hopperflow.console;

import static java.util.Map.entry;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.TemplateId;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's description at {@code /v3/api-docs} and {@code /swagger-ui.html}: the routes describe themselves, one tag per room. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String BASIC = "basic";

    /** By the package of the controller. */
    private static final Map<String, String> ROOMS = Map.ofEntries(
            entry("account", "Accounts"), entry("template", "Templates"), entry("media", "Media"), entry("contact", "Contacts and lists"),
            entry("campaign", "Campaigns"), entry("interaction", "Interactions"), entry("message", "Messages"),
            entry("webhook", "Webhooks"), entry("provider", "Sandbox"), entry("console", "Demo"), entry("shared", "Operation"));

    static {
        Stream.of(AttemptId.class, CampaignId.class, ContactId.class, EntryId.class, InteractionId.class, ListId.class, MediaId.class,
                        TemplateId.class)
                .forEach(id -> SpringDocUtils.getConfig().replaceWithClass(id, UUID.class));
        SpringDocUtils.getConfig().replaceWithClass(AccountKey.class, String.class);
    }

    @Bean
    OpenAPI hopperflowApi() {
        OpenAPI api = new OpenAPI()
                .info(new Info().title("Hopperflow").version("v1").description("""
                        WhatsApp campaigns as processes. Errors are problem documents (RFC 9457) with a `code`, and with `errors` \
                        naming each invalid field. Lists answer `items` and, while there is more, `next`: pass it as `after`."""))
                .addSecurityItem(new SecurityRequirement().addList(BASIC))
                .schemaRequirement(BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
        api.setTags(ROOMS.values().stream().sorted().map(name -> new Tag().name(name)).toList());
        return api;
    }

    @Bean
    GlobalOperationCustomizer oneTagPerRoom() {
        return (operation, handler) -> {
            String room = ROOMS.get(handler.getBeanType().getPackageName().split("\\.")[2]);
            return room == null ? operation : operation.tags(List.of(room));
        };
    }
}
