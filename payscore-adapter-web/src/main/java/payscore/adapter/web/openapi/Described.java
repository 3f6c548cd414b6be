package payscore.adapter.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import payscore.adapter.web.problem.ProblemCatalogue;

/** What the API's description says of an operation beyond what its signature tells. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Described {
    /** What it is grouped under. */
    String tag() default "Service orders";

    /** One line. */
    String summary();

    /** What a caller must know. */
    String details();

    /** What is answered when nothing is wrong. */
    Answer[] answers() default {@Answer(code = "200", meaning = "done")};

    /** Another media type the operation answers in when it is asked to; empty for none. */
    String alsoAs() default "";

    /** Problems of this operation beside those that follow from its kind. */
    ProblemCatalogue[] problems() default {};

    /** A successful answer. */
    @interface Answer {
        String code();

        String meaning();
    }
}
