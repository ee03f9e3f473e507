package org.hopperflow.contact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** A test of this room alone: its beans, its API without sign-in, and a real PostgreSQL. No engine, no other room. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ContactRoom.class)
@AutoConfigureMockMvc(addFilters = false)
@ActiveProfiles("test")
@interface ContactTest {
}
