package io.drydock.apiserver.http.javalin;

import io.drydock.apiserver.http.BaseExchange;
import io.drydock.apiserver.http.jetty.RestFront;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;

/** An exchange carried by Javalin, over the servlets it stands on. */
final class ServletExchange extends BaseExchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private boolean aborted;

    ServletExchange(Context context) {
        this.request = context.req();
        this.response = context.res();
    }

    boolean aborted() {
        return aborted;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return (String) request.getAttribute(RestFront.PATH);
    }

    @Override
    public String rawQuery() {
        String query = request.getQueryString();
        return query == null ? "" : query;
    }

    @Override
    public String protocol() {
        return request.getProtocol();
    }

    @Override
    public String remoteAddress() {
        return request.getRemoteAddr();
    }

    @Override
    public List<String> headers(String name) {
        return Collections.list(request.getHeaders(name));
    }

    @Override
    public List<String> headerNames() {
        return Collections.list(request.getHeaderNames());
    }

    @Override
    public InputStream body() {
        try {
            return request.getInputStream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // RestFront puts a list of certificates and nobody else puts anything
    public List<X509Certificate> peerCertificates() {
        return (List<X509Certificate>) request.getAttribute(RestFront.PEER_CERTIFICATES);
    }

    @Override
    public int status() {
        return response.getStatus();
    }

    @Override
    public void setStatus(int status) {
        response.setStatus(status);
    }

    @Override
    public void setHeader(String name, String value) {
        response.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        response.addHeader(name, value);
    }

    @Override
    public OutputStream output() throws IOException {
        return response.getOutputStream();
    }

    @Override
    public boolean isCommitted() {
        return response.isCommitted();
    }

    @Override
    public void abort() {
        aborted = true;
        try {
            response.flushBuffer();
        } catch (IOException alreadyBroken) {
            disconnected();
        }
    }
}
