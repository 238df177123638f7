# The course in a container: docker build --tag nnlib .
FROM python:3.12-slim
COPY . /course
WORKDIR /course
RUN python -m pip install --no-cache-dir --no-deps --require-hashes --requirement requirements/lab.txt \
    && python -m pip install --no-cache-dir --no-deps --no-build-isolation --editable .
ENTRYPOINT ["nnlib"]
