package org.hopperflow.shared;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says which field of a request could not be read, and why. */
public final class Unread {

    private Unread() {
    }

    /** A member of a body. The mapping failed at some path. */
    public static FieldError field(JsonMappingException failure) {
        String field = failure.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining(".")).replace(".[", "[");
        if (!(failure instanceof InvalidFormatException format)) {
            return new FieldError(field, "invalid-value", "\"" + field + "\" cannot be read.");
        }
        return error(field, format.getValue(), format.getTargetType());
    }

    /** A parameter of the address. */
    static FieldError parameter(MethodArgumentTypeMismatchException failure) {
        return error(failure.getName(), failure.getValue(), failure.getRequiredType());
    }

    /** Any text is a text: what was wrong with one are its characters. */
    private static FieldError error(String field, Object value, Class<?> type) {
        if (type == String.class) {
            return new FieldError(field, "invalid-characters", "\"" + field + "\" contains characters that cannot be kept.");
        }
        return new FieldError(field, "invalid-value", "\"" + field + "\" cannot be \"" + value + "\"" + choices(type) + ".");
    }

    private static String choices(Class<?> type) {
        return type != null && type.isEnum()
                ? "; one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "))
                : "";
    }
}
