package io.drydock.apiserver.http.jetty;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** A response whose content types are spelled as Go spells them, with a blank before the parameters. */
final class GoContentTypes extends Response.Wrapper {
    private final HttpFields.Mutable headers;

    GoContentTypes(Request request, Response response) {
        super(request, response);
        this.headers = new Spelled(response.getHeaders());
    }

    @Override
    public HttpFields.Mutable getHeaders() {
        return headers;
    }

    private static final class Spelled extends HttpFields.Mutable.Wrapper {
        Spelled(HttpFields.Mutable fields) {
            super(fields);
        }

        @Override
        public HttpField onAddField(HttpField field) {
            String value = field.getValue();
            boolean spelledOtherwise =
                    field.getHeader() == HttpHeader.CONTENT_TYPE && value != null && value.contains(";charset=utf-8");
            return spelledOtherwise
                    ? new HttpField(HttpHeader.CONTENT_TYPE, value.replace(";charset=utf-8", "; charset=utf-8"))
                    : field;
        }

        @Override
        public HttpField onReplaceField(HttpField former, HttpField field) {
            return onAddField(field);
        }
    }
}
